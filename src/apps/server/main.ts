import { serve } from '@hono/node-server';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from './server.ts';

const dist = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const port = Number(process.env.PORT || 4800);
const hostname = process.env.HOST || '127.0.0.1';
const shownHost = hostname.includes(':') ? `[${hostname}]` : hostname;
const otherPort = port === 4801 ? 4802 : 4801;

if (!Number.isInteger(port) || port < 0 || port > 65535) {
  process.stderr.write(
    `PORT 要写 0 到 65535 的整数。 PORT must be a whole number from 0 to 65535.\n`,
  );
  process.exit(2);
}

const app = createServer({
  web: path.join(dist, 'audit'),
  offline: path.join(dist, 'mingzhang-audit.html'),
});
const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
  process.stdout.write(
    `明章已启动 Mingzhang is running: http://${shownHost}:${address.port}/\n按 Ctrl-C 停止 Ctrl-C stops it.\n`,
  );
});

server.on('error', (error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE';
  process.stderr.write(
    busy
      ? `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${otherPort} npm start\nPort ${port} is in use. Close the other program, or choose another: PORT=${otherPort} npm start\n`
      : `无法启动服务 The server could not start: ${error.message}\n`,
  );
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
