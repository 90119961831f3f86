import { complaintOfReceipt } from '../../../src/capabilities/complaints/reads.ts';
import { receiptOf } from '../../../src/capabilities/complaints/receipt.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import type { Make } from './fill-unit.ts';

/** Complaints of a school, by where they stand, each with its receipt. */
export interface ComplaintIds {
  readonly received: Uuid;
  readonly taken: Uuid;
  readonly answered: Uuid;
  readonly receipt: string;
}

/** Tells four things and brings them to where the next step can be made; one is closed and its outcome public. */
export async function fillComplaints(
  { database, id, mark, slug }: { database: Database; id: SchoolId; mark: string; slug: string },
  { make, asLeague }: { readonly make: Make; readonly asLeague: Make },
  { union, outsider }: { readonly union: Uuid; readonly outsider: Uuid },
): Promise<ComplaintIds> {
  await make('complaint.name-outsider', { personId: outsider });
  const receiptFor = (what: string): string => receiptOf(`${slug} ${what}`);
  const told = async (what: string): Promise<Uuid> => {
    const receipt = receiptFor(what);
    await make('complaint.file', {
      ...{
        about: 'body',
        bodyId: union,
        text: `${mark}不公开账目`,
        contact: `${mark}信箱`,
        receipt,
      },
    });
    const found = await withSchool(database, id, (tx) => complaintOfReceipt(tx, receipt));
    if (!found) throw new Error('nothing was told');
    return found.id;
  };
  const taken = async (what: string): Promise<Uuid> => {
    const complaintId = await told(what);
    await asLeague('complaint.take', { complaintId });
    return complaintId;
  };
  const answered = async (what: string): Promise<Uuid> => {
    const complaintId = await taken(what);
    await asLeague('complaint.answer', { complaintId, text: `${mark}已查` });
    return complaintId;
  };
  const closed = await answered('closed');
  await asLeague('complaint.close', {
    ...{ complaintId: closed, finding: 'upheld', outcome: `${mark}已公开`, namesReviewed: true },
  });
  return {
    received: await told('received'),
    taken: await taken('taken'),
    answered: await answered('answered'),
    receipt: receiptFor('taken'),
  };
}
