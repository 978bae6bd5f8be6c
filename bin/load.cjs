/** Loads the built program. Apart from chancery.cjs, because an old Node cannot read `import`. */
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const program = join(__dirname, '../dist/src/cli/chancery.js');

if (existsSync(program)) {
  void import(pathToFileURL(program));
} else {
  process.stderr.write(`chancery: expected ${program}, got no such file: npm run build makes it\n`);
  process.exitCode = 1;
}
