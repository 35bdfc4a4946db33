"""Common words that are also somebody's name. Pure.

A name of four letters or more is taken out of a text however it is written, except for these: "rose" is rather a word
than Rose, so that it counts only with a capital. Shorter names count only with one anyway.
"""

_WORDS = """
abbot amber angel anger april archer autumn baker ball bank banks baron bell berry best bill bills bird bishop
black blue bolt bond bonds branch brand brave bridge bridges bright brook brooks brown buck bush butler canon
carpenter carter case cash castle chance chapel charity chase church clay clear close cloud coal comfort cook
cool cooper court crane creed cross crow curry dale dare dark darling dawn dean dear destiny does down drake
drew duke dung early earnest earth east easter else even ever fair faith farmer fear field fields fish fisher
flint flood flower folk ford forest foster fowler frank free freedom freeman friend frost game garden gardener
gates gift glass gold golden good grace grand grant grave graves gray green grey grove guard hall hand hands
hardy harmony haven hazel head heart heath heaven heavy hero hill hills holiday holly home honest honor honour
hood hope hopes house hunt hunter ivory jade join journey judge july june junior just justice keen king kings
knight lake lamb land lane large lead light like lily little long lord love made main major many mark market
marks mars marsh marshal mason mass mast mayor meadow means mercy merit merry miles mill miller mills mine mint
money moody moon moor more morn most much must near neat need needs noble none noon north nova oaks olive only
over page pain paper park parks parson patience peace pearl penny people pepper pike place pole pool poor pope
port porter post potter pound power powers price pride prince prior proud prudence queen rain rains ready real
reed rich right rise river rivers road rock root rose roses ruby rule rush sage said sail same sand sands sang
savage save seal self senior serenity sharp shepherd shield ship shore short silver sing singer small smart
smith snow some song spring squire stand star stark state steel stern still stone storm story street strong
sugar summer summers sweet swift tailor tall teller temple than them then this thorn tiger time tower town
trinity true trust truth turner verity victor violet virtue wade walk walker wall walls ward wards ware waters
weaver weeks well wells west wheeler white wild will willing willow wills wind wine winter winters wise wolf
wood woods wool world worth yard young
"""
WORDS_TOO = frozenset(_WORDS.split())
