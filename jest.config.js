/** One jest project; browser and database tests start what they need themselves. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.[tj]sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } }] },
  transformIgnorePatterns: ['node_modules/(?!(jose|flesch-kincaid|syllable|pluralize|normalize-strings)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.cjs'],
  testTimeout: 30000,
};
