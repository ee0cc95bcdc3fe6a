package dev.demarc.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which name was meant, for those who mend without asking. */
class NearestTest {

    private static String certain(String written, String... known) {
        return Nearest.certain(written, List.of(known)).orElse("nobody knows");
    }

    @Test
    void theOneNearestNameIsCertain() {
        assertEquals("customer", certain("custmer", "customer", "provider"));
        assertEquals("customer", certain("Customer", "customer", "customers"));
        assertEquals("guideline", certain("guidelin", "guideline", "guidelines"));
        assertEquals("name", certain("nmae", "name", "note"));
    }

    @Test
    void ofTwoAsNearNeitherIs() {
        assertEquals("nobody knows", certain("teams", "team-a", "team-b"));
        assertEquals("nobody knows", certain("else", "customer"));
    }

    @Test
    void digitsAreNoSlip() {
        assertEquals("nobody knows", certain("step-2", "step-1"));
        assertEquals("nobody knows", certain("release-10", "release-1"));
        assertEquals("step-2", certain("stpe-2", "step-1", "step-2"));
    }

    @Test
    void anotherLetterInAShortNameIsAnotherName() {
        assertEquals("nobody knows", certain("saas", "paas"));
        assertEquals("saas", certain("saasa", "saas"));
    }

    @Test
    void aNameThatStandsBesideIsTaken() {
        var known = List.of("customer", "provider");
        assertEquals(Optional.empty(), Nearest.certain("custmer", known, List.of("custmer", "customer")));
        assertEquals(Optional.empty(), Nearest.certain("custmer", known, List.of("custmer", "customr")));
        assertEquals(Optional.of("customer"), Nearest.certain("custmer", known, List.of("custmer", "provider")));
    }
}
