-- Complaints about establishments, from the user service (USR-1, PAR-6)
create table complaint (
    case_code text primary key,
    establishment text,
    counts boolean not null, -- a complaint, and not found to be without ground
    opened_on date not null,
    version bigint not null
);
create index complaint_opened on complaint (opened_on, establishment);

-- Records that were refused, of establishments that are registered. The same records refused again with the same code, as when a
-- file is sent twice, are the same row: the digest is of their ids.
create table evidence_refusal (
    period text not null,
    establishment text not null,
    sector text not null,
    code text not null,
    digest bigint not null,
    records bigint not null,
    primary key (period, establishment, sector, code, digest)
);

-- VER-3: what an establishment did with its list; a result, computed again as often as wanted
create table scorecard (
    period text not null,
    establishment text not null references establishment,
    expected int not null,
    reported int not null,
    records int not null,
    late int not null,
    unsigned int not null,
    refused int not null,
    complaints int not null,
    silent boolean not null,
    policy text not null,
    primary key (period, establishment)
);

-- who sent nothing by the due day although members were expected; what is found is not taken back
create table silent_establishment (
    period text not null,
    establishment text not null references establishment,
    expected int not null,
    due_on date not null,
    found_as_of date not null,
    policy text not null,
    primary key (period, establishment)
);
