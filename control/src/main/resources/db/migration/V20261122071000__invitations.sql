-- One row an invitation; while it is open its person is a member with the status invited.
-- The token itself is only in the mail or in the hands of whoever copied the link; here is its SHA-256.
-- state is what happened; an open invitation whose time is over shows as expired.
create table invitation (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  member_id uuid not null,
  email text not null,
  email_key text collate "C" not null,
  role smallint not null check (role between 0 and 4),
  state text not null check (state in ('queued', 'sent', 'failed', 'accepted', 'cancelled')),
  delivery text not null check (delivery in ('mail', 'link')),
  failure text,
  token_hash bytea unique,
  mail_id uuid,
  note text,
  inviter_id text,
  inviter_name text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, member_id)
) with (fillfactor = 80);
create index invitation_by_mail on invitation (mail_id) where mail_id is not null;
create index invitation_open on invitation (workspace_id, id) where state in ('queued', 'sent', 'failed');
create index invitation_by_email on invitation (email_key);

alter table invitation enable row level security;
create policy invitation_of_workspace on invitation using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update on invitation to gatehouse_server;
