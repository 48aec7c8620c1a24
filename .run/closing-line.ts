import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with the line `N passed, N failed`, which every CI understands, before it the tests that passed only at the second try,
 * and after a failure the run's seed.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    const flaky: string[] = [];
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      failed += tests.filter((test) => test.result().state === 'failed').length;
      flaky.push(
        ...tests
          .filter((test) => test.diagnostic()?.flaky)
          .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
      );
      // A file that doesn't load, or a suite whose setup throws, has failed, too.
      if (module.state() === 'failed' && tests.every((test) => test.result().state !== 'failed')) failed += 1;
    }
    // A run that tested nothing, because the stack didn't start for example, hasn't passed.
    if (passed + failed === 0) failed = 1;
    if (failed > 0) process.exitCode = 1;
    const { TEST_SEED } = process.env;
    const replay = failed > 0 ? `\nTo replay what was random: TEST_SEED=${TEST_SEED} npm test -- <file>\n` : '';
    const second = flaky.length > 0 ? `\nPassed only at the second try:\n${flaky.join('\n')}\n` : '';
    process.on('exit', () => process.stdout.write(`${second}${replay}\n${passed} passed, ${failed} failed\n`));
  }
}
