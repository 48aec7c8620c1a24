import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the line `N passed, N failed`, which every CI understands, and after a failure with the run's seed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      failed += tests.filter((test) => test.result().state === 'failed').length;
      // A file that doesn't load, or a suite whose setup throws, has failed, too.
      if (module.state() === 'failed' && tests.every((test) => test.result().state !== 'failed')) failed += 1;
    }
    // A run that tested nothing, because the stack didn't start for example, hasn't passed.
    if (passed + failed === 0) failed = 1;
    if (failed > 0) process.exitCode = 1;
    const { TEST_SEED } = process.env;
    const replay = failed > 0 ? `\nTo replay what was random: TEST_SEED=${TEST_SEED} npm test -- <file>\n` : '';
    process.on('exit', () => process.stdout.write(`${replay}\n${passed} passed, ${failed} failed\n`));
  }
}
