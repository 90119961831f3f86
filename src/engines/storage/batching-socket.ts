import { Socket } from 'node:net';

/**
 * A socket that sends what is written in one turn of the event loop with one system call. Statements that are sent
 * together without waiting for each other then cost one `writev` and one packet instead of one each.
 */
export function batchingSocket(): Socket {
  const socket = new Socket();
  // Node gives a socket its own `write` back when it connects, so it is replaced after that.
  socket.once('connect', () => {
    const write = socket.write.bind(socket);
    let gathering = false;
    socket.write = ((...args: Parameters<Socket['write']>) => {
      if (!gathering) {
        gathering = true;
        socket.cork();
        process.nextTick(() => {
          gathering = false;
          socket.uncork();
        });
      }
      return write(...args);
    }) as Socket['write'];
  });
  return socket;
}
