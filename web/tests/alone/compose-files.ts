import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = resolve(import.meta.dirname, '../../..');
/** The text of a file of the checkout. */
export const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** What the first group of a pattern matches, at each match. */
export const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

// The specification's schema takes any text for these two.
const duration = z
  .string()
  .regex(/^(\d+(ms|s|m|h))+$/)
  .optional();
const port = z.string().regex(/^([\d.]+:)?\d+:\d+(\/(tcp|udp))?$/);

const service = z.looseObject({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string(), target: z.string().optional() }).optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.coerce.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z
    .looseObject({
      test: z.array(z.string()),
      interval: duration,
      timeout: duration,
      start_period: duration,
      start_interval: duration,
    })
    .optional(),
  stop_grace_period: duration,
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  ports: z.array(port).default([]),
  networks: z.array(z.string()),
});
export const composeText = read('docker-compose.yml');
export const composed: unknown = parse(composeText, { merge: true });
export const { services, networks, volumes } = z
  .looseObject({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(composed);
export const named = Object.entries(services);
export const caddyfile = read('web/Caddyfile');

interface Stage {
  from: string;
  lines: { instruction: string; rest: string }[];
}

/** The stages of a Dockerfile by name; the last one also as ''. */
export function stagesOf(path: string): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const line of read(path)
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter(Boolean)) {
    const [, instruction = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    const [from = '', , name = ''] = rest.split(' ');
    if (instruction === 'FROM') {
      const stage = { from, lines: [] };
      stages.set(name, stage).set('', stage);
    } else stages.get('')?.lines.push({ instruction, rest });
  }
  return stages;
}
export const dockerfiles = ['cms/Dockerfile', 'web/Dockerfile'].map((path) => ({ path, stages: stagesOf(path) }));
const built = named.flatMap(([name, { build }]) => (build ? [{ name, ...build }] : []));

/** What the image of a built service says with an instruction; nothing for an image that others make. */
export function said(serviceName: string, instruction: string): string[] {
  const build = built.find(({ name }) => name === serviceName);
  const stage = build && stagesOf(build.dockerfile).get(build.target ?? '');
  return (stage?.lines ?? []).filter((line) => line.instruction === instruction).map(({ rest }) => rest);
}
/** The variables that the image of a built service sets. */
export const imageEnvironment = (name: string): Record<string, string> =>
  Object.fromEntries(
    said(name, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])),
  );
