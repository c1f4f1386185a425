package org.slewd.rotator.spid;

class SpidMd01Test extends SpidContract {

    SpidMd01Test() {
        super(Spid.KIND_MD01, "spid-md01", "W\\d{4}\\n\\d{4}\\n/ ");
    }
}
