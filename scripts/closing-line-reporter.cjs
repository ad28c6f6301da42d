/** Hands the figures of a test run to `scripts/test.mjs`, which prints them last. */
const { writeFileSync } = require('node:fs');

module.exports = class ClosingLine {
  getLastError() {}
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_FIGURES_FILE;
    if (!file) return;
    const broken = results.testResults.filter((one) => one.testExecError).length;
    writeFileSync(file, `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed\n`);
  }
};
