import type { CriterionName } from '../../../facts/criteria.ts';
import type { FormItem, Provenance, RemarkTemplate } from './form-model.ts';

interface More {
  readonly row?: number;
  readonly remark?: RemarkTemplate;
  readonly core?: boolean;
  readonly provenance?: Provenance;
}

/** An item of the school's own table. */
export function schoolItem(
  no: number,
  criterion: CriterionName,
  wording: string,
  more: More = {},
): FormItem {
  return {
    level: 'school',
    no,
    row: more.row ?? null,
    wording,
    criterion,
    remark: more.remark ?? null,
    core: more.core ?? false,
    observation: false,
    provenance: more.provenance ?? 'seen',
    mirrors: null,
  };
}

/** A second-level item, answered by the number of conforming unions; `mirrors` is the school's item. */
export function unitItem(
  no: number,
  mirrors: number,
  criterion: CriterionName,
  wording: string,
): FormItem {
  return { ...schoolItem(no, criterion, wording), level: 'second-level', mirrors };
}

/** The same item on a later form on which it was not seen. */
export function inferredItem(item: FormItem): FormItem {
  return { ...item, provenance: 'inferred' };
}
