/** Whether statements can be expected to work: `lost` is a server that would not start several times in a row. */
export type StorageState = 'ready' | 'restarting' | 'lost';

/** Something worth a line in the application's log; never with personal data. */
export interface StorageEvent {
  readonly code:
    | 'cluster-made'
    | 'database-orphan-stopped'
    | 'database-ended'
    | 'database-restarted'
    | 'database-lost';
  readonly values: Readonly<Record<string, string | number>>;
}

/** Where such lines go. */
export type StorageLog = (event: StorageEvent) => void;
