-- AFF-5: where a member was expected earlier in the period, before the register moved it to another establishment; frozen with the lists
create table left_establishment (
    period text not null,
    member text not null,
    establishment text not null,
    primary key (period, member, establishment)
);

-- EVI-2: a record is corrected once; whoever corrects it again corrects the correction
create unique index health_evidence_correction on health_evidence (supersedes) where supersedes is not null;
create unique index education_evidence_correction on education_evidence (supersedes) where supersedes is not null;
