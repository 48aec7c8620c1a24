// No container engine is needed here: what an engine would stumble over is looked up in the files themselves.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, matchesGlob, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { pictureDir } from '../../press/content/pictures.ts';
import { copyPathsOf } from '../../press/lib/compressed-copies.ts';
import { securityHeaders } from '../../press/lib/security-headers.ts';
import { UPLOAD_POLICY } from '../../press/lib/upload-headers.ts';
import {
  caddyfile,
  composed,
  composeText,
  dockerfiles,
  imageEnvironment,
  imageEnvironmentText,
  matches,
  named,
  networks,
  read,
  root,
  said,
  services,
  stagesOf,
  volumes,
} from '../fixtures/compose-files.ts';

describe('The compose file', () => {
  // dclint carries the specification's schema: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
  const dclint = createRequire(import.meta.url).resolve('dclint/package.json');
  const { $schema: _, ...schema } = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(dclint, '../schemas/compose.schema.json'), 'utf8')));
  const fits = new Ajv({ strict: false }).compile(schema);

  test('fits the Compose specification', () => {
    fits(composed);
    expect(fits.errors).toBeNull();
  });

  test.each([
    ['an unknown key', { ...services.cms, imag: 'x' }],
    ['a port that is none', { ...services.cms, ports: [true] }],
    ['a condition that does not exist', { ...services.cms, depends_on: { postgres: { condition: 'service_ready' } } }],
  ])('would not fit it with %s', (_what, cms) => {
    expect(fits({ services: { cms } })).toBe(false);
  });

  test('asks for no more variables than .env.example explains, and .env.example explains no others', () => {
    const asked = new Set(matches(composeText.replaceAll(/^\s*#.*$/gm, ''), /\$\{([A-Z\d_]+)/g));
    expect(matches(read('.env.example'), /^#? ?([A-Z\d_]+)=/gm).sort()).toEqual([...asked, 'COMPOSE_PROFILES'].sort());
  });

  test('stops with instructions when a secret without a safe default is missing', () => {
    for (const secret of ['POSTGRES_PASSWORD', 'PRESS_TOKEN'])
      expect(composeText).toMatch(`\${${secret}:?is missing. Put ${secret}=`);
  });

  test('names only services, networks and volumes that it defines, and defines none that no one uses', () => {
    const waitedFor = named.flatMap(([, { depends_on }]) => Object.keys(depends_on));
    expect(Object.keys(services)).toEqual(expect.arrayContaining(waitedFor));
    expect([...new Set(named.flatMap(([, { networks }]) => networks))].sort()).toEqual(Object.keys(networks).sort());
    const mounted = new Set(named.flatMap(([, { volumes }]) => volumes.map((volume) => volume.split(':')[0])));
    expect([...mounted].sort()).toEqual(Object.keys(volumes).sort());
  });

  test('lets no one but the cms reach the database, and only the edge be reached from outside', () => {
    expect(networks.database?.internal).toBe(true);
    expect(named.filter(([, { networks }]) => networks.includes('database')).map(([name]) => name)).toEqual([
      'postgres',
      'cms',
    ]);
    expect(services.postgres?.networks).toEqual(['database']);
    const open = named
      .filter(([, { ports }]) => ports.some((port) => !port.startsWith('127.0.0.1:')))
      .map(([name]) => name);
    expect(open).toEqual(['edge']);
    expect(services.edge?.ports).toEqual(['80:80', '443:443', '443:443/udp']);
  });
});

test('The cms reaches mail servers: the one of the development profile, and those outside', () => {
  const shared = services.cms?.networks.filter((one) => services.mailpit?.networks.includes(one));
  expect(shared).toEqual(['inside']);
  expect(networks.inside?.internal).toBeUndefined();
});

describe.each(named)(
  'The service %s',
  (name, { image, build, user, environment, healthcheck, volumes, tmpfs, ...rest }) => {
    test('has an image of an exact version, or one that is built here', () => {
      expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-[a-z\d.]+)?$/);
      if (!build) return;
      expect(existsSync(join(root, build.context, build.dockerfile))).toBe(true);
      expect([...stagesOf(build.dockerfile).keys()]).toContain(build.target ?? '');
    });

    test('has a limit on its memory, which leaves a heap of its own to fill up before', () => {
      expect(String(rest.mem_limit)).toMatch(/^(\d+m|\$\{[A-Z]+_MEMORY:-\d+[mg]\})$/);
      if (name !== 'cms' && name !== 'press') return;
      const [share] = matches(imageEnvironmentText(name), /--max-old-space-size-percentage=(\d+)/g);
      expect(Number(share)).toBeGreaterThanOrEqual(50);
      expect(Number(share)).toBeLessThanOrEqual(60);
    });

    test('says whether it is well', () => {
      const check = [healthcheck?.test.join(' '), ...said(name, 'HEALTHCHECK')].filter(Boolean);
      expect(check).toHaveLength(1);
      const [port = ''] = matches(check.join(), /127\.0\.0\.1:(\d+)/g);
      const { CMS_PORT, SITE_PORT } = imageEnvironment(name);
      if (port)
        expect([CMS_PORT, SITE_PORT, ...matches(caddyfile, /^http:\/\/127\.0\.0\.1:(\d+) \{$/gm)]).toContain(port);
    });

    test('runs without root, with a file system that it cannot change and no right to gain', () => {
      expect(user ?? said(name, 'USER').at(-1)).toMatch(/^(?!root|0)[\w:]+$/);
      expect(rest).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
      });
      // The edge's one capability is explained beside it.
      expect(rest.cap_add).toEqual(name === 'edge' ? ['NET_BIND_SERVICE'] : undefined);
    });

    test('is given only variables that someone reads', () => {
      // Of Node, of glibc, and of the bundler’s mimalloc.
      const glibc = ['MALLOC_ARENA_MAX', 'MALLOC_TRIM_THRESHOLD_', 'MALLOC_MMAP_THRESHOLD_'];
      const allocators = ['NODE_OPTIONS', ...glibc, 'MIMALLOC_PURGE_DELAY'];
      const readBy: Record<string, string[]> = {
        // https://hub.docker.com/_/postgres and https://mailpit.axllent.org/docs/configuration/runtime-options/
        postgres: ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'],
        mailpit: ['MP_MAX_MESSAGES'],
        cms: [
          ...matches(read('cms/src/platform/environment-variables.ts'), /^ {2}([A-Z_]+): /gm),
          'STRAPI_TELEMETRY_DISABLED',
          'HOME',
          ...allocators,
        ],
        press: [
          ...matches(read('web/press/lib/environment.ts'), /^ {2}([A-Z\d_]+): /gm),
          // https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
          'AWS_REGION',
          'AWS_ACCESS_KEY_ID',
          'AWS_SECRET_ACCESS_KEY',
          'ASTRO_TELEMETRY_DISABLED',
          'NODE_ENV',
          'HOME',
          ...allocators,
        ],
        // https://pkg.go.dev/runtime#hdr-Environment_Variables
        edge: [...matches(caddyfile, /\{\$([A-Z_]+)/g), 'XDG_DATA_HOME', 'GOMEMLIMIT'],
      };
      expect(readBy[name]).toEqual(
        expect.arrayContaining([...Object.keys(environment), ...Object.keys(imageEnvironment(name))]),
      );
    });

    test('keeps data where its image has a folder for it', () => {
      const made = said(name, 'RUN').join(' ');
      const target = (volume: string) => volume.split(':')[1] ?? '';
      for (const volume of volumes) {
        if (build) expect(made).toMatch(new RegExp(`install .* ${target(volume)}( |$)`));
        else expect(target(volume)).toBe('/var/lib/postgresql');
      }
      const caches = tmpfs.filter((path) => path.startsWith('/app/web/')).map((path) => path.slice('/app/web/'.length));
      for (const cache of caches) expect(made).toContain(` ${cache}`);
    });
  },
);

describe.each(dockerfiles)('$path', ({ path, stages }) => {
  test('has whole instructions only, and sets variables with nothing behind them', () => {
    // Docker would take the next instruction for the rest of this one.
    expect(read(path)).not.toMatch(/\\\n\s*(\n|#)/);
    const lines = [...stages.values()].flatMap((stage) => stage.lines);
    expect(lines.filter(({ instruction, rest }) => !instruction || /\s$/.test(rest))).toEqual([]);
    const set = lines.filter(({ instruction }) => instruction === 'ENV').flatMap(({ rest }) => rest.split(' '));
    expect(set.filter((pair) => !/^[A-Z\d_]+=\S+$/.test(pair))).toEqual([]);
  });

  const lines = [...new Set(stages.values())].flatMap(({ lines }) => lines);
  const ignored = read('.dockerignore')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const isIgnored = (file: string) =>
    ignored.some((pattern) => matchesGlob(file, pattern) || matchesGlob(file, `${pattern}/**`));

  test('copies only what is in the checkout, reaches the build and was built before', () => {
    for (const { rest } of lines.filter(({ instruction }) => instruction === 'COPY')) {
      const [first = '', ...others] = rest.split(' ');
      if (first.startsWith('--from=')) expect([...stages.keys()]).toContain(first.slice('--from='.length));
      else
        for (const source of [first, ...others].slice(0, -1)) {
          expect(existsSync(join(root, source)), source).toBe(true);
          expect(isIgnored(source), `.dockerignore has ${source}`).toBe(false);
        }
    }
    for (const secret of ['.env', 'cms/.env', '.data/secrets.json', 'node_modules', 'web/node_modules'])
      expect(isIgnored(secret), secret).toBe(true);
  });

  test('is based on exact versions, and on the tool chain that the project brings', () => {
    const [node] = matches(read('.run/toolchain.mjs'), /NODE = '(.+)'/g);
    const [pnpm] = matches(read('.run/toolchain.mjs'), /PNPM = '(.+)'/g);
    const bases = [...stages.values()].map(({ from }) => from).filter((from) => !stages.has(from));
    for (const base of bases)
      expect(base).toMatch(new RegExp(`^(node:${node}-[a-z]+-slim|caddy:2\\.\\d+\\.\\d+-alpine)$`));
    expect(matches(read(path), /install --global (\S+)/g)).toEqual([`pnpm@${pnpm}`]);
    expect(matches(read(path), /(pnpm install .*)/g).every((install) => install.includes('--frozen-lockfile'))).toBe(
      true,
    );
  });

  test('starts programs that exist', () => {
    const folder = path.split('/')[0] ?? '';
    const scripts = matches(
      lines
        .filter(({ instruction }) => /CMD|RUN/.test(instruction))
        .map(({ rest }) => rest)
        .join('\n'),
      /node(?:"?,? "?)([\w@/.-]+\.[jt]s)/g,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(existsSync(join(root, folder, script)), script).toBe(true);
    for (const command of matches(read(path), /press\/cli\.ts (\w+)/g))
      expect(read('web/press/cli.ts')).toContain(` async ${command}() {`);
  });
});

describe('The release', () => {
  const { jobs } = z
    .object({
      jobs: z.record(
        z.string(),
        z.object({
          needs: z.string().optional(),
          permissions: z.record(z.string(), z.string()).optional(),
          strategy: z.object({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
          steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
        }),
      ),
    })
    .parse(parse(read('.github/workflows/release.yml')));

  test('builds each image that Compose takes, for both processors, once the tests have passed', () => {
    const images = named.flatMap(([, { image, build }]) => (build ? matches(image, /\/([a-z]+):/g) : []));
    expect(jobs['build-image']).toMatchObject({
      needs: 'test',
      strategy: { matrix: { image: images, platform: ['amd64', 'arm64'] } },
      permissions: { contents: 'read', packages: 'write' },
    });
    const published = jobs['publish-images']?.steps.map(({ run }) => run).join('\n');
    expect(published).toContain(`for image in ${images.join(' ')}; do`);
    expect([jobs['publish-images']?.needs, jobs.release?.needs]).toEqual(['build-image', 'publish-images']);
  });

  test('uses no action of anyone but GitHub', () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    for (const action of used) expect(action).toMatch(/^actions\/(checkout|setup-node)@/);
  });
});

describe('The edge', () => {
  test('serves the folder into which the press builds, and cannot change it', () => {
    const out = matches(said('press', 'CMD').join(), /--out\W+(\/[\w/]+)/g);
    expect([...new Set(out)]).toEqual(matches(caddyfile, /^\troot \* (.+)$/gm));
    // A build renames folders beside `--out`, so that the folder around it is what both must share.
    expect(services.press?.volumes).toContain(`site:${resolve(out[0] ?? '', '..')}`);
    expect(services.edge?.volumes).toContain(`site:${resolve(out[0] ?? '', '..')}:ro`);
  });

  test('and the press ask the cms where it listens', () => {
    const { CMS_HOST, CMS_PORT } = imageEnvironment('cms');
    const { SITE_HOST, SITE_PORT } = imageEnvironment('press');
    expect(matches(caddyfile, /reverse_proxy (\S+)/g)).toEqual([`cms:${CMS_PORT}`, `press:${SITE_PORT}`]);
    expect(services.press?.environment.CMS_URL).toBe(`http://cms:${CMS_PORT}`);
    expect([CMS_HOST, SITE_HOST]).toEqual(['0.0.0.0', '0.0.0.0']);
  });

  test('passes on one address, the reader’s, which only a named proxy may set', () => {
    const global = /^\{\n([\s\S]*?)\n\}/.exec(caddyfile)?.[1] ?? '';
    expect(global).toMatch(
      /trusted_proxies static \{\$TRUSTED_PROXIES:127\.0\.0\.1\/32\}\n\s*trusted_proxies_strict\n/,
    );
    // Empty, it would take the default away.
    expect(services.edge?.environment.TRUSTED_PROXIES).toMatch(/:-127\.0\.0\.1\/32\}$/);
    const proxied = matches(caddyfile, /reverse_proxy \S+ (\{[^}]*)/g);
    expect(proxied).toHaveLength(matches(caddyfile, /reverse_proxy (\S+)/g).length);
    for (const block of proxied) expect(block).toMatch(/^\s*header_up X-Forwarded-For \{client_ip$/m);
  });

  test('has braces that close and imports that exist', () => {
    const code = caddyfile.replaceAll(/^\s*#.*$/gm, '');
    const depths = code.split('\n').map((line) => Number(line.endsWith('{')) - Number(line.trim() === '}'));
    expect(depths.reduce((depth, change) => (depth < 0 ? Number.NaN : depth + change), 0)).toBe(0);
    expect(matches(code, /^\(([\w-]+)\) \{$/gm)).toEqual(
      expect.arrayContaining(matches(code, /^\s+import ([\w-]+)$/gm)),
    );
    const used = new Set(matches(code, /^\s+(?:header|handle|redir|error) (@[\w-]+)/gm));
    expect(matches(code, /^\s+(@[\w-]+) /gm).sort()).toEqual([...used].sort());
  });

  test('lets browsers keep what is named by its content for a year, and ask again for everything else', () => {
    const paths = `/_astro/* /${pictureDir}/*`;
    expect(caddyfile).toContain(
      `@named-by-content path ${paths}\n\t\theader @named-by-content Cache-Control "public, max-age=31536000, immutable"`,
    );
    expect(caddyfile).toContain(
      `@asked-each-time not path ${paths}\n\t\theader @asked-each-time Cache-Control "public, max-age=0, must-revalidate"`,
    );
    expect(caddyfile).toMatch(/handle_errors \{[^}]*Cache-Control no-store[\s\S]*rewrite \* \/404\.html/);
  });

  test('lets nothing act that editors uploaded: not on the site, and not beside the admin', () => {
    const policy = `{\n\t+Content-Security-Policy "${UPLOAD_POLICY}"\n`;
    expect(caddyfile).toMatch(
      new RegExp(`@uploaded path /${pictureDir}/\\* \\*\\.pdf\n\t+header @uploaded ${policy}\t+defer`),
    );
    expect(caddyfile).toMatch(/@guides path \*\.pdf\n\t+header @guides Content-Disposition attachment\n/);
    expect(caddyfile).toMatch(
      new RegExp(`@uploads path /uploads/\\*\n\t+header @uploads ${policy}\t+X-Content-Type-Options nosniff\n\t+defer`),
    );
    const [, pictures = ''] = /@not-pictures \{\n\t+path \/uploads\/\*\n\t+not path (.+)\n/.exec(caddyfile) ?? [];
    expect(pictures.split(' ').sort()).toEqual(['*.avif', '*.gif', '*.jpeg', '*.jpg', '*.png', '*.webp']);
    expect(caddyfile).toMatch(
      /header @not-pictures \{\n\t+Content-Type application\/octet-stream\n\t+Content-Disposition attachment\n\t+defer/,
    );
  });

  test('sends the copies that the press compressed, brotli first, and none of them at an address of its own', () => {
    const servers = matches(caddyfile, /file_server \{([^}]*)\}/g);
    expect(servers).toHaveLength(matches(caddyfile, /(file_server)\b/g).length);
    for (const server of servers) expect(server).toMatch(/^\t+precompressed br gzip$/m);
    const [hidden = ''] = matches(caddyfile, /hide (.+)/g);
    const endings = ['html', 'xml', 'txt', 'json', 'css', 'js', 'svg', 'webmanifest'];
    expect(hidden.split(' ')).toEqual(expect.arrayContaining(endings.flatMap((ending) => copyPathsOf(`*.${ending}`))));
  });

  test('packs what has no such copy, and sends the headers that the press sends', () => {
    expect(caddyfile).toContain('encode zstd gzip');
    for (const [header, value] of Object.entries(securityHeaders)) {
      expect(caddyfile.replaceAll('"', '').toLowerCase()).toContain(`\t${header} ${value.toLowerCase()}\n`);
    }
  });
});
