/** nginx and Caddy with a configuration of ours, in a folder of their own, on a socket that nobody else can have. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface StartedServer {
  get(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

interface Kind {
  /** The whole configuration, around the included file. */
  readonly configuration: (folder: string) => string;
  readonly args: (folder: string, configuration: string) => readonly string[];
}

const kinds: Readonly<Record<'nginx' | 'caddy', Kind>> = {
  nginx: {
    configuration: (folder) => {
      // Its workers would be somebody who may not read this folder.
      const user = process.getuid?.() === 0 ? 'user root;' : '';
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
      return `${user} daemon off; pid ${folder}/pid; error_log stderr; events {}
        http { access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
          server { listen unix:${folder}/socket; root ${folder}/site; include ${folder}/included; } }`;
    },
    args: (folder, configuration) => ['-p', folder, '-e', 'stderr', '-c', configuration],
  },
  caddy: {
    configuration: (folder) => `{\n  admin off\n}
      http:// {\n  bind unix/${folder}/socket\n  root * ${folder}/site\n  import ${folder}/included\n  file_server\n}\n`,
    args: (_folder, configuration) => ['run', '--adapter', 'caddyfile', '--config', configuration],
  },
};

/**
 * @param included the configuration under test, as a hoster includes it
 * @param files of the site, by path
 */
export async function startServer(
  program: keyof typeof kinds,
  executable: string,
  included: string,
  files: Readonly<Record<string, string>>,
): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), `workbench-${program}-`));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  for (const [path, text] of Object.entries(files)) write(`site${path}`, text);
  write('included', included);
  const { configuration, args } = kinds[program];
  const child = spawn(executable, [...args(folder, write('configuration', configuration(folder)))], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (octets: Buffer) => (said += octets.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const get = (path: string) => ask(join(folder, 'socket'), path);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (!(await get('/').catch(() => undefined))) {
    if (child.exitCode !== null) {
      await stop();
      throw new Error(`${program} did not start: ${said}`);
    }
    await pause(50);
  }
  return { get, stop };
}

function ask(socketPath: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, headers: { Host: 'localhost' } }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
