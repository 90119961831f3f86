import type { AnyProvision } from '../../charter/provision.ts';
import { ballotsProvisions } from '../../capabilities/ballots/provisions.ts';
import { complaintsProvisions } from '../../capabilities/complaints/provisions.ts';
import { congressProvisions } from '../../capabilities/congress/provisions.ts';
import { sittingsProvisions } from '../../capabilities/congress/sittings/provisions.ts';
import { disclosureProvisions } from '../../capabilities/disclosure/provisions.ts';
import { electionsProvisions } from '../../capabilities/elections/provisions.ts';
import { organisationProvisions } from '../../capabilities/organisation/provisions.ts';
import { rosterProvisions } from '../../capabilities/roster/provisions.ts';
import { rulebookProvisions } from '../../capabilities/rulebook/provisions.ts';
import { selectionProvisions } from '../../capabilities/selection/provisions.ts';
import { dutyProvisions } from '../../capabilities/workbench/duties.ts';

/** Every provision that a school's articles can state, each room's after the other's. */
export const provisions: readonly AnyProvision[] = [
  ...organisationProvisions,
  ...rulebookProvisions,
  ...rosterProvisions,
  ...selectionProvisions,
  ...electionsProvisions,
  ...ballotsProvisions,
  ...congressProvisions,
  ...disclosureProvisions,
  ...complaintsProvisions,
  ...sittingsProvisions,
  ...dutyProvisions,
];
