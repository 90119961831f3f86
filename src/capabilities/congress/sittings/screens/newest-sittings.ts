import type { ListQuery } from '../../../../surfaces/ui/client.ts';

/** The sittings one chooses from where none is named: the newest fifty. */
export const newestSittings: ListQuery = {
  ...{ filters: {}, search: '', sort: '', offset: 0, limit: 50 },
};
