/** Settings of the embedded server by PostgreSQL's own names. */
export type ServerSettings = Readonly<Record<string, string>>;

const gigabyte = 1024 ** 3;

/** PostgreSQL's cache by the memory of the machine in bytes: the union's records are small, the machine often too. */
function sharedBuffers(memory: number): string {
  if (memory < 2 * gigabyte) return '64MB';
  return memory < 8 * gigabyte ? '128MB' : '256MB';
}

/**
 * How the embedded server is tuned for a machine with so many bytes of memory. What is not named here is
 * PostgreSQL's default; why each is so stands in docs/decisions/009-embedded-postgresql.md.
 */
export function serverSettings(memory: number): ServerSettings {
  return {
    shared_buffers: sharedBuffers(memory),
    effective_cache_size: `${Math.floor(memory / 2 / 1024 ** 2)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_connections: '60',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    io_method: 'sync',
    jit: 'off',
    // Durability: an acknowledged commit is on the disk.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Nobody replicates from it: less is written, and less disk is held.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    // A caller that died or hangs must not hold locks.
    client_connection_check_interval: '5s',
    idle_in_transaction_session_timeout: '5min',
    timezone: 'UTC',
    // The log tells what became of the server, never what stood in a statement or a row.
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    logging_collector: 'off',
  };
}

/** Settings as the server's parameters. */
export function asParameters(settings: ServerSettings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
