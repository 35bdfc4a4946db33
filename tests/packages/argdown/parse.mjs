// Read a list of Argdown texts from standard input, and write what the parser makes of each.
import { readFileSync } from "node:fs";
import { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin } from "@argdown/core";

const PROCESS = ["parse-input", "build-model"];
const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), PROCESS[0]);
app.addPlugin(new DataPlugin(), PROCESS[1]);
app.addPlugin(new ModelPlugin(), PROCESS[1]);

const said = (known) => known.members.map((member) => member.text).filter((text) => text);

function read(input) {
  const response = app.run({ process: PROCESS, input, logLevel: "error" });
  const found = (name) => Object.entries(response[name] ?? {});
  return {
    errors: [...(response.lexerErrors ?? []), ...(response.parserErrors ?? []), ...(response.exceptions ?? [])].map(
      (error) => error.message,
    ),
    frontMatter: response.frontMatter ?? null,
    statements: Object.fromEntries(found("statements").map(([title, known]) => [title, said(known)])),
    arguments: Object.fromEntries(found("arguments").map(([title, known]) => [title, said(known)])),
    premises: Object.fromEntries(
      found("arguments").map(([title, known]) => [title, (known.pcs ?? []).map((each) => [each.role, each.title])]),
    ),
    relations: (response.relations ?? []).map((each) => [each.from.title, each.relationType, each.to.title]),
    tags: Object.keys(response.tags ?? {}),
  };
}

const answers = JSON.parse(readFileSync(0, "utf-8")).map(read);
process.stdout.write(JSON.stringify(answers));
