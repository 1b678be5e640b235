-- Wrong guesses, counted one by one. The key is a SHA-256: people type passwords into the e-mail field.
-- failures: attempts that were let through and failed, or are being checked; refused: those turned away.
create table sign_in_failure (
  key bytea primary key,
  counted text not null,
  failures int not null,
  refused bigint not null,
  blocked_until timestamptz,
  last_at timestamptz not null
) with (fillfactor = 70);
create index sign_in_failure_by_time on sign_in_failure (last_at);

-- The secret is sealed for this row. last_step: a code is of one half minute and works once.
create table account_totp (
  account_id uuid primary key references account (id),
  secret bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz
);

create table recovery_code (
  account_id uuid not null references account (id),
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

-- A browser an account has signed in from. Several accounts of one browser share its cookie, each has a row.
create table account_device (
  id uuid primary key,
  account_id uuid not null references account (id),
  token_hash bytea not null,
  user_agent text not null,
  address text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  trusted_until timestamptz,
  unique (account_id, token_hash)
);
create index account_device_by_token on account_device (token_hash);

-- Links that work once: a new one of the same purpose for the same account replaces the one before.
create table one_time_token (
  id uuid primary key,
  purpose text not null,
  account_id uuid references account (id),
  token_hash bytea not null unique,
  email text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique nulls not distinct (purpose, account_id)
);

-- Sign-ins, good and bad; the bad ones of one minute from one address are one row.
create table sign_in_event (
  id uuid primary key,
  account_id uuid references account (id),
  at timestamptz not null,
  method text not null,
  result text not null check (result in ('succeeded', 'failed', 'refused')),
  reason text,
  identity_provider uuid,
  device_id uuid,
  address text not null,
  user_agent text not null,
  times int not null default 1,
  minute timestamptz
);
create index sign_in_event_by_account on sign_in_event (account_id, at desc);
create index sign_in_event_by_time on sign_in_event (at);
create unique index sign_in_event_failures
  on sign_in_event (account_id, minute, address, reason) nulls not distinct where minute is not null;

grant select, insert, update, delete on
  sign_in_failure, account_totp, recovery_code, account_device, one_time_token, sign_in_event to gatehouse_server;
