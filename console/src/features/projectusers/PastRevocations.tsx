import { useQuery } from '@tanstack/react-query';
import { projectUsers as t } from '../../texts';
import s from './projectusers.module.css';
import { revocationsQuery } from './queries';
import { Receipts } from './Receipts';

/** The receipts kept; nothing is said where there are none. */
export function PastRevocations({ ws, project, user }: { ws: string; project: string; user: string }) {
  const receipts = useQuery(revocationsQuery(ws, project, user)).data?.receipts ?? [];
  if (receipts.length === 0) return null;
  return <section className={s.part}><h3>{t.receipts.title}</h3><Receipts receipts={receipts} dated /></section>;
}
