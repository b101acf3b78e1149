// What html-validate finds wrong in the pages named on standard input, one a line, as one JSON list.
import { readFileSync } from "node:fs";
import { argv, stdin, stdout } from "node:process";
import { HtmlValidate, StaticConfigLoader } from "./assets/html-validate/html-validate.mjs";

const rules = JSON.parse(argv[2]);
const presets = ["html-validate:recommended", "html-validate:document", "html-validate:a11y"];
const checker = new HtmlValidate(new StaticConfigLoader({ root: true, extends: presets, elements: ["html5"], rules }));

let names = "";
stdin.setEncoding("utf-8");
for await (const part of stdin) names += part;

const found = [];
for (const name of names.split("\n").filter(Boolean)) {
  const { results } = checker.validateStringSync(readFileSync(name, "utf-8"), name);
  for (const { messages } of results) {
    for (const { ruleId, message, line, column } of messages) found.push({ name, ruleId, message, line, column });
  }
}
stdout.write(JSON.stringify(found));
