-- Accounts belong to the server, everything with a workspace_id to that workspace.
-- Keys are COLLATE "C": portable between PostgreSQL versions, and compared byte by byte.

create table account (
  id uuid primary key,
  email text not null,
  email_key text collate "C" not null unique,
  first_name text not null default '',
  last_name text not null default '',
  name text not null default '',
  password_hash text,
  password_changed_at timestamptz,
  status text not null default 'active' check (status in ('active', 'disabled', 'deleted')),
  operator boolean not null default false,
  two_factor boolean not null default false,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  last_login timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz,
  version bigint not null default 1
);
create index account_by_name on account (name collate "C", id);

create table workspace (
  id uuid primary key,
  slug text collate "C" not null unique,
  name text not null,
  contact_email text,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  invitation_days int not null default 14,
  session_idle_minutes int,
  session_hours int,
  require_two_factor boolean not null default false,
  managers_may_invite_admins boolean not null default true,
  required_provider uuid,
  seats int,
  created_at timestamptz not null,
  version bigint not null default 1
);
create index workspace_by_name on workspace (name collate "C", id);

create table person (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  email text not null,
  email_key text collate "C" not null,
  first_name text not null default '',
  last_name text not null default '',
  name text not null default '',
  account_id uuid references account (id),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, email_key)
);
create unique index person_by_account on person (account_id, workspace_id) where account_id is not null;

-- role: 0 agent-user, 1 monitor, 2 editor, 3 manager, 4 admin.  status: 0 invited, 1 active, 2 disabled.
-- Name and e-mail are copies of the person's, kept in the same transaction: a sort over a join has no index.
create table member (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  email text not null,
  email_key text collate "C" not null,
  role smallint not null check (role between 0 and 4),
  status smallint not null check (status between 0 and 2),
  banned_until timestamptz,
  two_factor boolean not null default false,
  identity_provider uuid,
  last_login timestamptz not null default '-infinity',
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, person_id),
  foreign key (workspace_id, person_id) references person (workspace_id, id)
) with (fillfactor = 80);
create index member_by_name on member (workspace_id, name_key, id);
create index member_by_email on member (workspace_id, email_key, id);
create index member_admins on member (workspace_id, id) where role = 4 and status = 1;

alter table person enable row level security;
create policy person_of_workspace on person using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table member enable row level security;
create policy member_of_workspace on member using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');

-- One cookie, one row. The token itself is only in the browser; here is its SHA-256.
-- longest_idle: a workspace with a shorter idle limit than the server's stays shut after such a pause,
-- also when the first request behind it went elsewhere.
create table account_session (
  id uuid primary key,
  account_id uuid not null references account (id),
  token_hash bytea not null unique,
  device_id uuid,
  method text not null check (method in ('setup', 'password', 'identity-provider', 'token')),
  identity_provider uuid,
  address text not null,
  user_agent text not null,
  created_at timestamptz not null,
  authenticated_at timestamptz not null,
  last_seen timestamptz not null,
  longest_idle_seconds int not null default 0,
  ends timestamptz not null
);
create index account_session_by_account on account_session (account_id, created_at desc);
create index account_session_by_end on account_session (ends);

grant select, insert, update on account, workspace, person, member to gatehouse_server;
grant delete on person, member to gatehouse_server;
grant select, insert, update, delete on account_session to gatehouse_server;
