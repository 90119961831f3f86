import { schoolId } from '../../src/kernel/id.ts';

/** The schools that the killed application writes for; several writers share one chain. */
export const faultSchools = [1, 2, 3, 4].map((number) =>
  schoolId(`00000000-0000-4000-8000-00000000000${number}`),
);
