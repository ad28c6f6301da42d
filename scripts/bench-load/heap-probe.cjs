/** Loaded before the program: collects garbage and writes the size of what is left, in bytes, now and then. */
const { writeFileSync } = require('node:fs');

const EVERY_MS = 10_000;

setInterval(() => {
  global.gc();
  writeFileSync(process.env.HEAP_FILE, String(process.memoryUsage().heapUsed));
}, EVERY_MS).unref();
