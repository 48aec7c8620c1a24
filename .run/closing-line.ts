import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the line `N passed, N failed`, which every CI understands. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      failed += tests.filter((test) => test.result().state === 'failed').length;
      // A file that does not load, or a suite whose set-up throws, has failed too.
      if (module.state() === 'failed' && tests.every((test) => test.result().state !== 'failed')) failed += 1;
    }
    // A run in which nothing was tested, because the stack did not start say, is not a good one.
    if (passed + failed === 0) failed = 1;
    if (failed > 0) process.exitCode = 1;
    process.on('exit', () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
