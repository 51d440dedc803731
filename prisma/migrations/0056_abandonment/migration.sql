-- A phone that several people gave is nobody's: it is a person of its own, who never becomes one of them.
ALTER TABLE "recovery_person" ADD COLUMN "isPhoneShared" BOOLEAN NOT NULL DEFAULT false;
