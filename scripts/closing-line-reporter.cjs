/** The last line of a test run, for people and for CI: `N passed, N failed`. */
module.exports = class ClosingLine {
  getLastError() {}
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter((file) => file.testExecError).length;
    process.stdout.write(`\n${results.numPassedTests} passed, ${results.numFailedTests + broken} failed\n`);
  }
};
