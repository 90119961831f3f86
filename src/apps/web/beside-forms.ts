import type { ComponentType } from 'react';
import { page } from './screens.ts';

/** Parts that stand above the form of a verb: what one needs before one can fill it in. */
export const besideForms: readonly { readonly verb: string; readonly Part: ComponentType }[] = [
  {
    verb: 'student.import',
    Part: page(
      async () =>
        (await import('../../capabilities/organisation/screens/import-template.tsx'))
          .ImportTemplate,
    ),
  },
];
