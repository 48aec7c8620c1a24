import { join, resolve } from 'node:path';
import { run } from '../../.run/processes.ts';

/** Runs a program of the bench in a process of its own. @returns what it reported. @throws Error with its output. */
export async function runChild(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<unknown> {
  const bench = import.meta.dirname;
  const child = run([join(bench, program), ...args], { name: program, cwd: resolve(bench, '..'), env });
  const stop = () => void child.process.kill('SIGTERM');
  process.once('exit', stop);
  let answer: unknown;
  child.process.on('message', (message) => {
    answer = message;
  });
  const code = await child.ended;
  process.off('exit', stop);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${child.log()}`);
  return answer;
}
