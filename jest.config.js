/** One jest project; browser and database tests start what they need themselves. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.m?[tj]sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic', importSource: 'preact' } } }, module: { type: 'commonjs' } }] },
  transformIgnorePatterns: ['node_modules/(?!(jose|flesch-kincaid|syllable|preact|preact-render-to-string)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.cjs'],
  testTimeout: 30000,
};
