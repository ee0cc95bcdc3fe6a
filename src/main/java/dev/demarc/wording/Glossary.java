package dev.demarc.wording;

import java.util.Arrays;
import java.util.List;

/** The words of the field: terms wherever a wiki uses them, however seldom. */
final class Glossary {

    private static final List<String> TERMS = List.of("""
            access account accountability accountable agreement application architecture assessment asset audit
            auditor authentication authorization availability backup baseline boundary bucket category certificate
            claim client cloud cluster compliance component compute concern configuration container content contract
            control credential customer database datacenter default deployment device directory disaster document
            domain encryption endpoint environment evidence export external facility federation firewall framework
            function governance guideline hardware hosting hypervisor identity image incident infrastructure
            inheritance inherited integrity internal inventory isolation kernel layer ledger machine maintenance
            management matrix middleware migration monitoring network operating operation operations organization
            outsourced owner ownership partner password patching permission personnel physical platform policies
            policy posture premises privacy privilege procedure process provider provisioning recovery region
            regulation requirement resilience resource responsibilities responsibility responsible restore retention
            review rotation runtime schedule secret secure security segmentation sensitive server serverless service
            services shared software standard statement storage subnet supplier system tenant threat undetermined
            vendor virtual virtualization vulnerability workload
            """.strip().split("\\s+", -1));

    private static final long[] KEYS = keys();

    private Glossary() {}

    private static long[] keys() {
        return TERMS.stream()
                .mapToLong(term -> WordHash.key(WordHash.of(term)))
                .sorted()
                .toArray();
    }

    /** Whether a word, by its number, is one of them. */
    static boolean has(long hash) {
        return Arrays.binarySearch(KEYS, WordHash.key(hash)) >= 0;
    }
}
