"""Addresses of submitting and reviewing."""

from django.urls import path

from reviews import views

app_name = "reviews"

urlpatterns = [
    path("plans/<uuid:pk>/submit/", views.submit, name="submit"),
    path("plans/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("plans/<uuid:pk>/feedback-read/", views.feedback_read, name="feedback-read"),
    path("classes/<int:pk>/glance/", views.glance, name="glance"),
    path("classes/<int:pk>/standing/", views.standings, name="standings"),
    path("plans/<uuid:pk>/submissions/<int:number>/", views.submission, name="submission"),
    path("reviews/", views.queue, name="queue"),
    path("reviews/<uuid:pk>/", views.review, name="review"),
    path("reviews/<uuid:pk>/open/", views.sitting, name="sitting"),
    path("reviews/<uuid:pk>/draft/", views.draft, name="draft"),
    path("reviews/<uuid:pk>/comments/", views.comment_add, name="comment-add"),
    path("reviews/<uuid:pk>/saved/", views.saved_choose, name="saved-choose"),
    path("reviews/<uuid:pk>/levels/", views.levels, name="levels"),
    path("reviews/<uuid:pk>/decide/", views.decide, name="decide"),
    path("criteria/", views.profile_list, name="profile-list"),
    path("criteria/new/", views.profile_new, name="profile-new"),
    path("criteria/<int:pk>/", views.profile, name="profile"),
    path("criteria/<int:pk>/edit/", views.profile_edit, name="profile-edit"),
    path("criteria/classes/<int:pk>/", views.profile_choose, name="profile-choose"),
    path("criteria/assignments/<int:pk>/", views.levels_shown, name="levels-shown"),
    path("reviews/<uuid:pk>/exemplar/", views.exemplar_ask, name="exemplar-ask"),
    path("plans/<uuid:pk>/exemplar/", views.exemplar_answer, name="exemplar-answer"),
    path("classes/<int:pk>/exemplars/", views.exemplar_list, name="exemplar-list"),
    path("exemplars/<uuid:pk>/", views.exemplar, name="exemplar"),
    path("assignments/<int:pk>/sheets/", views.sheet_list, name="sheet-list"),
    path("sheets/<int:pk>/", views.sheet, name="sheet"),
    path("sheets/<int:pk>/edit/", views.sheet_edit, name="sheet-edit"),
    path("comments/saved/", views.saved_list, name="saved-list"),
    path("comments/saved.csv", views.saved_export, name="saved-export"),
    path("comments/saved/import/", views.saved_import, name="saved-import"),
    path("comments/saved/find/", views.saved_find, name="saved-find"),
    path("comments/saved/new/", views.saved_new, name="saved-new"),
    path("comments/saved/<int:pk>/", views.saved_edit, name="saved-edit"),
    path("comments/saved/<int:pk>/delete/", views.saved_delete, name="saved-delete"),
    path("comments/<uuid:pk>/edit/", views.comment_edit, name="comment-edit"),
    path("comments/<uuid:pk>/keep/", views.comment_keep, name="comment-keep"),
    path("comments/<uuid:pk>/delete/", views.comment_delete, name="comment-delete"),
    path("comments/<uuid:pk>/state/", views.comment_state, name="comment-state"),
    path("comments/<uuid:pk>/reply/", views.reply, name="reply"),
    path("comments/<uuid:pk>/done/", views.done, name="done"),
]
