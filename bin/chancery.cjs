#!/usr/bin/env node
/**
 * `chancery`. This file is read by whatever Node the machine has, however old, so that it can say which one is needed: it is
 * written in ECMAScript 5 and loads the program only afterwards.
 */
'use strict';

var needed = require('../package.json').engines.node.replace('>=', '');
var version = process.versions.node;

function isOlder(one, other) {
  var left = one.split('.');
  var right = other.split('.');
  for (var at = 0; at < right.length; at += 1) {
    if (Number(left[at]) !== Number(right[at])) return Number(left[at]) < Number(right[at]);
  }
  return false;
}

if (isOlder(version, needed)) {
  var came = version + ' (' + process.execPath + ')';
  process.stderr.write('chancery: expected Node.js ' + needed + ' or newer, got ' + came + '\n');
  process.exit(1);
}
require('./load.cjs');
