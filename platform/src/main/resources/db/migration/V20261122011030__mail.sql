-- Mail waits here in the transaction of what it tells about. Its body may hold a one-time link, so
-- it is sealed, and erased once it was delivered or given up.
create table outbox_mail (
  id uuid primary key,
  workspace_id uuid,
  kind text not null,
  recipient text not null,
  subject text not null,
  message_id text not null,
  body bytea,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'no-mail-server')),
  attempts int not null default 0,
  next_attempt timestamptz not null,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_mail_due on outbox_mail (next_attempt) where state in ('queued', 'sending');
create index outbox_mail_by_time on outbox_mail (created_at);

alter table outbox_mail enable row level security;
create policy outbox_mail_of_workspace on outbox_mail using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on outbox_mail to gatehouse_server;
