import type { Uuid } from '../../../kernel/id.ts';
import type { Day } from '../../../kernel/day.ts';
import { nameKey } from '../name-key.ts';
import type { UnitKind } from '../units/model.ts';
import type { RowCode, StudentRow } from './model.ts';

/** A unit that goes on, as an import needs it. */
export interface KnownUnit {
  readonly id: Uuid;
  readonly parentId: Uuid | null;
  readonly kind: UnitKind;
  readonly name: string;
}

/** A unit or class an import makes. */
export interface NewUnit extends KnownUnit {
  readonly nameKey: string;
  readonly grade: number | null;
  readonly programme: string | null;
  readonly since: Day;
}

/** Where each row's student is registered, and the units that have to be made for it. */
export interface Places {
  /** The unit and class of a row, or why there is none. */
  of(
    student: StudentRow,
  ): { readonly unitId: Uuid | null; readonly classId: Uuid | null } | RowCode;
  readonly made: readonly NewUnit[];
}

/** What an import may make where a name is unknown; null makes nothing. */
export interface Making {
  readonly unitKind: Exclude<UnitKind, 'class'>;
  readonly since: Day;
  newId(): Uuid;
}

/**
 * Finds units and classes by the names of a file. A class is looked for in its unit alone; a unit's name that several
 * units bear (on two campuses) cannot be told apart.
 */
export function findPlaces(known: readonly KnownUnit[], making: Making | null): Places {
  const units = new Map<string, KnownUnit[]>();
  const classes = new Map<string, KnownUnit>();
  const made: NewUnit[] = [];
  const file = (unit: KnownUnit): void => {
    if (unit.kind === 'class') classes.set(`${unit.parentId} ${unit.name}`, unit);
    else units.set(unit.name, [...(units.get(unit.name) ?? []), unit]);
  };
  for (const unit of known) file(unit);
  const make = (unit: Pick<NewUnit, 'parentId' | 'kind' | 'name' | 'grade' | 'programme'>) => {
    if (making === null) return null;
    const { since } = making;
    const one = { ...unit, id: making.newId(), nameKey: nameKey(unit.name, 'thing'), since };
    made.push(one);
    file(one);
    return one;
  };
  const of: Places['of'] = (student) => {
    if (student.unit === null) return { unitId: null, classId: null };
    const found = units.get(student.unit) ?? [];
    if (found.length > 1) return 'row-unit-ambiguous';
    const bare = { parentId: null, grade: null, programme: null, name: student.unit };
    const unit = found[0] ?? (making && make({ ...bare, kind: making.unitKind }));
    if (!unit) return 'row-unit-unknown';
    if (student.class === null) return { unitId: unit.id, classId: null };
    const { grade, programme, class: name } = student;
    const aClass =
      classes.get(`${unit.id} ${name}`) ??
      make({ parentId: unit.id, kind: 'class', name, grade, programme });
    return aClass ? { unitId: unit.id, classId: aClass.id } : 'row-class-unknown';
  };
  return { of, made };
}
