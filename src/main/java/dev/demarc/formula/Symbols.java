package dev.demarc.formula;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Commands that stand for one sign. Read when the first formula is set. */
final class Symbols {

    /** Letters: set as variables. */
    static final Map<String, String> LETTERS = table("""
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ
            psi ψ omega ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ wp ℘ emptyset ∅
            varnothing ∅ angle ∠ degree ° top ⊤ bot ⊥
            """);

    /** Capitals: set upright, as LaTeX does. */
    static final Map<String, String> UPRIGHT = table("""
            Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
            """);

    /** Operators, relations, arrows and punctuation. */
    static final Map<String, String> OPERATORS = table("""
            times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ pm ± mp ∓ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧
            vee ∨ lor ∨ neg ¬ lnot ¬ cap ∩ cup ∪ setminus ∖ sqcap ⊓ sqcup ⊔ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼
            simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆
            supseteq ⊇ in ∈ notin ∉ ni ∋ forall ∀ exists ∃ nexists ∄ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔
            Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵
            uparrow ↑ downarrow ↓ updownarrow ↕ hookrightarrow ↪ rightharpoonup ⇀ leadsto ⇝ vdash ⊢ models ⊨ perp ⟂
            parallel ∥ mid ∣ nmid ∤ therefore ∴ because ∵ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ colon : prime ′ asymp ≍
            doteq ≐ triangleq ≜ coloneqq ≔ lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | backslash \\ langle ⟨ rangle ⟩
            lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] dagger † checkmark ✓ square □ lt < gt >
            """);

    /** Large operators, whose limits stand above and below in display. */
    static final Map<String, String> LARGE = table("""
            sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆
            """);

    /** Integrals, whose limits stand beside. */
    static final Map<String, String> INTEGRALS = table("int ∫ iint ∬ iiint ∭ oint ∮");

    /** Marks above a letter, or an expression. */
    static final Map<String, String> ACCENTS = table("""
            hat ^ widehat ^ bar ‾ overline ‾ vec → overrightarrow → tilde ~ widetilde ~ dot ˙ ddot ¨ check ˇ breve ˘ acute ´
            grave ` overbrace ⏞
            """);

    /** Marks below. */
    static final Map<String, String> BELOW = table("underline _ underbrace ⏟");

    /** Names of functions, set upright. */
    static final Map<String, String> FUNCTIONS = names("""
            sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp arg deg dim hom ker det gcd lcm Pr
            """);

    /** Functions whose limits stand below in display. */
    static final Map<String, String> LIMITS = names("lim max min sup inf limsup liminf argmax argmin");

    /** Spaces, in em. */
    static final Map<String, String> SPACES = table("""
            , 0.1667 : 0.2222 > 0.2222 ; 0.2778 ! -0.1667 quad 1 qquad 2 enspace 0.5 thinspace 0.1667 space 0.25
            """);

    /** Where the alphabets for capitals, small letters and digits begin in Unicode; 0 where there is none. */
    static final Map<String, int[]> ALPHABETS = Map.of(
            "mathbf", new int[] {0x1D400, 0x1D41A, 0x1D7CE},
            "boldsymbol", new int[] {0x1D400, 0x1D41A, 0x1D7CE},
            "bm", new int[] {0x1D400, 0x1D41A, 0x1D7CE},
            "mathbb", new int[] {0x1D538, 0x1D552, 0x1D7D8},
            "mathcal", new int[] {0x1D49C, 0x1D4B6, 0},
            "mathscr", new int[] {0x1D49C, 0x1D4B6, 0},
            "mathfrak", new int[] {0x1D504, 0x1D51E, 0},
            "mathsf", new int[] {0x1D5A0, 0x1D5BA, 0x1D7E2},
            "mathtt", new int[] {0x1D670, 0x1D68A, 0x1D7F6});

    /** Letters that Unicode had before those alphabets, by the place that they leave empty in them. */
    private static final Map<Integer, String> OLDER = Map.ofEntries(
            Map.entry(0x1D53A, "ℂ"),
            Map.entry(0x1D53F, "ℍ"),
            Map.entry(0x1D545, "ℕ"),
            Map.entry(0x1D547, "ℙ"),
            Map.entry(0x1D548, "ℚ"),
            Map.entry(0x1D549, "ℝ"),
            Map.entry(0x1D551, "ℤ"),
            Map.entry(0x1D49D, "ℬ"),
            Map.entry(0x1D4A0, "ℰ"),
            Map.entry(0x1D4A1, "ℱ"),
            Map.entry(0x1D4A3, "ℋ"),
            Map.entry(0x1D4A4, "ℐ"),
            Map.entry(0x1D4A7, "ℒ"),
            Map.entry(0x1D4A8, "ℳ"),
            Map.entry(0x1D4AD, "ℛ"),
            Map.entry(0x1D4BA, "ℯ"),
            Map.entry(0x1D4BC, "ℊ"),
            Map.entry(0x1D4C4, "ℴ"),
            Map.entry(0x1D506, "ℭ"),
            Map.entry(0x1D50B, "ℌ"),
            Map.entry(0x1D50C, "ℑ"),
            Map.entry(0x1D515, "ℜ"),
            Map.entry(0x1D51D, "ℨ"));

    private Symbols() {}

    /** A text in another alphabet; what it hasn't stays. */
    static String inAlphabet(String text, int[] starts) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = c >= 'A' && c <= 'Z' ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= '0' && c <= '9' ? 2 : -1;
            if (kind < 0 || starts[kind] == 0) {
                out.append(c);
            } else {
                int point = starts[kind] + c - "Aa0".charAt(kind);
                String older = OLDER.get(point);
                out.append(older == null ? Character.toString(point) : older);
            }
        }
        return out.toString();
    }

    private static Map<String, String> table(String pairs) {
        var table = new HashMap<String, String>();
        String[] words = pairs.strip().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return table;
    }

    private static Map<String, String> names(String names) {
        var table = new HashMap<String, String>();
        for (String name : names.strip().split("\\s+", -1)) {
            table.put(
                    name,
                    name.toLowerCase(Locale.ROOT).equals("limsup")
                            ? "lim sup"
                            : name.equals("liminf") ? "lim inf" : name);
        }
        return table;
    }
}
