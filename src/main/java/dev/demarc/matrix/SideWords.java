package dev.demarc.matrix;

import java.util.Set;

/** Words that everybody uses for a side of the line, in small letters, whatever a matrix calls it. */
public final class SideWords {

    /** Who uses a service. */
    public static final Set<String> CUSTOMER = Set.of(
            "customer",
            "customers",
            "client",
            "clients",
            "user",
            "users",
            "you",
            "your",
            "yours",
            "tenant",
            "tenants",
            "csc",
            "cloud customer",
            "agency",
            "organization",
            "organisation",
            "we",
            "our",
            "ours",
            "us");

    private SideWords() {}
}
