package dev.demarc.highlight;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages, by the names that fences use. */
final class Languages {

    /** What is typed into a shell; consoles and makefiles hold it too. */
    static final Language SHELL = new Language.Builder(Words.of("""
                            if then else elif fi for while until do done case esac in function select time return exit
                            break continue local export readonly declare typeset unset shift source alias eval exec set
                            trap sudo cd echo printf test
                            """))
            .constants("true false")
            .comments("#")
            .spaced()
            .longQuotes('\\', "\"")
            .longQuotes(' ', "'")
            .letters("$@%", "-./")
            .heredocs()
            .done();

    private static final String C_LIKE = """
            if else for while do switch case default break continue return goto sizeof struct union enum typedef const
            static extern volatile register inline void char short int long float double signed unsigned auto
            """;

    private static final String SCRIPT = """
            if else for while do switch case default break continue return var let const function class extends new delete
            typeof instanceof in of this super import export from as async await yield try catch finally throw static get
            set void debugger
            """;

    private static final String JAVA = """
            abstract assert boolean break byte case catch char class const continue default do double else enum extends
            final finally float for goto if implements import instanceof int interface long native new package private
            protected public return short static strictfp super switch synchronized this throw throws transient try void
            volatile while var record sealed permits yield
            """;

    private Languages() {}

    /** The scanner for a name in small letters; empty if there is none. */
    static Optional<Scanner> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "yaml", "yml" -> new Yaml();
                    case "json", "jsonc", "json5", "webmanifest" -> json();
                    case "hcl", "terraform", "tf", "tfvars", "opentofu", "nomad", "packer" -> hcl();
                    case "bash", "sh", "shell", "zsh", "ksh", "fish", "envrc" -> SHELL;
                    case "console", "shell-session", "sh-session", "shellsession", "terminal" -> Lines.CONSOLE;
                    case "diff", "patch", "udiff" -> Lines.DIFF;
                    case "ini",
                            "toml",
                            "properties",
                            "cfg",
                            "conf",
                            "dotenv",
                            "env",
                            "editorconfig",
                            "systemd",
                            "desktop",
                            "gitconfig" -> Lines.SETTINGS;
                    case "markdown", "md" -> Lines.MARKDOWN;
                    case "makefile", "make", "mk" -> Lines.MAKE;
                    case "html",
                            "xml",
                            "svg",
                            "xhtml",
                            "xsd",
                            "xsl",
                            "xslt",
                            "pom",
                            "plist",
                            "vue",
                            "htm",
                            "rss",
                            "atom" -> new Markup();
                    case "css", "scss", "less" -> new Css();
                    default -> language(name);
                });
    }

    private static @Nullable Language language(String name) {
        return switch (name) {
            case "java" ->
                cLike(JAVA)
                        .constants("true false null")
                        .longQuotes('\\', "\"\"\"")
                        .quotes('\\', "\"", "'")
                        .letters("@", "")
                        .done();
            case "kotlin", "kt", "kts" ->
                cLike("""
                    fun val var class object interface package import if else when for while do return break continue is in
                    as try catch finally throw data sealed enum companion override open abstract private public
                    protected internal lateinit by lazy suspend inline typealias this super constructor init where out
                    """)
                        .constants("true false null")
                        .longQuotes(' ', "\"\"\"")
                        .quotes('\\', "\"", "'")
                        .letters("@", "")
                        .done();
            case "groovy", "gradle", "jenkinsfile" ->
                cLike(JAVA + " def in as trait pipeline agent stages stage steps post environment when script")
                        .constants("true false null")
                        .longQuotes('\\', "\"\"\"", "'''")
                        .quotes('\\', "\"", "'")
                        .letters("@", "")
                        .done();
            case "scala", "sbt" ->
                cLike("""
                    abstract case catch class def do else enum extends final finally for forSome given if implicit import
                    lazy match new object override package private protected return sealed super then this throw trait try
                    type using val var while with yield
                    """)
                        .constants("true false null")
                        .longQuotes(' ', "\"\"\"")
                        .quotes('\\', "\"")
                        .letters("@", "")
                        .done();
            case "javascript", "js", "mjs", "cjs", "jsx", "node" -> script(SCRIPT);
            case "typescript", "ts", "tsx", "mts" -> script(SCRIPT + """
                              interface type enum implements namespace declare abstract readonly public private protected
                              string number boolean any unknown never keyof infer is satisfies
                              """);
            case "go", "golang" ->
                cLike("""
                    break case chan const continue default defer else fallthrough for func go goto if import interface map
                    package range return select struct switch type var string int int8 int16 int32 int64 uint uint8 uint16
                    uint32 uint64 byte rune bool error float32 float64 any
                    """)
                        .constants("true false nil iota")
                        .longQuotes(' ', "`")
                        .quotes('\\', "\"", "'")
                        .done();
            case "rust", "rs" ->
                cLike("""
                    as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod
                    move mut pub ref return self Self static struct super trait type unsafe use where while i8 i16 i32 i64
                    i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char str
                    """).constants("true false None").quotes('\\', "\"").done();
            case "c", "h" ->
                cLike(C_LIKE)
                        .constants("NULL true false")
                        .quotes('\\', "\"", "'")
                        .directives()
                        .done();
            case "cpp", "c++", "cc", "cxx", "hpp", "arduino" ->
                cLike(C_LIKE + """
                              class public private protected virtual override final namespace using template typename new
                              delete this try catch throw operator friend explicit constexpr bool mutable noexcept
                              concept requires co_await co_return
                              """)
                        .constants("NULL nullptr true false")
                        .quotes('\\', "\"", "'")
                        .directives()
                        .done();
            case "csharp", "cs", "c#" ->
                cLike("""
                    abstract as async await base bool break byte case catch char class const continue decimal default
                    delegate do double else enum event explicit extern finally fixed float for foreach from get goto if
                    implicit in init int interface internal is lock long namespace new object operator out override params
                    partial private protected public readonly record ref required return sbyte sealed select set short
                    sizeof static string struct switch this throw try typeof uint ulong unchecked unsafe ushort using var
                    virtual void volatile when where while with yield
                    """)
                        .constants("true false null")
                        .longQuotes(' ', "\"\"\"")
                        .quotes('\\', "\"", "'")
                        .directives()
                        .done();
            case "swift" ->
                cLike("""
                    actor as associatedtype async await break case catch class continue default defer deinit do else enum
                    extension fallthrough fileprivate final for func guard if import in init inout internal is lazy let
                    mutating open operator override private protocol public repeat return self Self static struct subscript
                    super switch throw throws try typealias var weak where while
                    """)
                        .constants("true false nil")
                        .longQuotes('\\', "\"\"\"")
                        .quotes('\\', "\"")
                        .letters("@", "")
                        .done();
            case "dart" ->
                cLike("""
                    abstract as assert async await break case catch class const continue default do dynamic else enum export
                    extends extension factory final finally for get if implements import in is late library mixin new on
                    operator part required return set static super switch this throw try typedef var void while with yield
                    """)
                        .constants("true false null")
                        .longQuotes('\\', "\"\"\"", "'''")
                        .quotes('\\', "\"", "'")
                        .letters("@", "")
                        .done();
            case "protobuf", "proto" ->
                cLike("""
                    syntax package import option message enum service rpc returns stream oneof map repeated optional
                    reserved extend string bytes bool int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 float double
                    """).constants("true false").quotes('\\', "\"", "'").done();
            case "bicep" ->
                cLike("""
                    resource param var output module existing targetScope import for in if func type metadata using
                    string int bool object array
                    """)
                        .constants("true false null")
                        .longQuotes(' ', "'''")
                        .quotes('\\', "'")
                        .letters("@", "")
                        .done();
            case "php" ->
                cLike("""
                    abstract and array as break case catch class clone const continue declare default do echo else elseif
                    enum extends final finally fn for foreach function global if implements include include_once instanceof
                    interface match namespace new or print private protected public readonly require require_once return
                    static switch throw trait try unset use var while xor yield
                    """)
                        .constants("true false null")
                        .comments("#")
                        .longQuotes('\\', "\"", "'")
                        .letters("$", "")
                        .done();
            case "python", "py", "python3", "starlark", "bzl" ->
                new Language.Builder(Words.of("""
                                    and as assert async await break class continue def del elif else except finally for from
                                    global if import in is lambda match case nonlocal not or pass raise return try while
                                    with yield
                                    """))
                        .constants("True False None")
                        .comments("#")
                        .longQuotes('\\', "\"\"\"", "'''")
                        .quotes('\\', "\"", "'")
                        .letters("@", ".")
                        .done();
            case "ruby", "rb" ->
                new Language.Builder(Words.of("""
                                    alias and begin break case class def do else elsif end ensure for if in include module
                                    next not or private protected public raise redo require require_relative rescue retry
                                    return self super then undef unless until when while yield attr_accessor attr_reader
                                    """))
                        .constants("true false nil")
                        .comments("#")
                        .longQuotes('\\', "\"", "'")
                        .letters("@$", "?!")
                        .heredocs()
                        .done();
            case "perl", "pl" ->
                new Language.Builder(Words.of("""
                                    my our local sub package use require no if elsif else unless while until for foreach do
                                    last next redo return and or not eq ne lt gt le ge cmp die print push shift
                                    """))
                        .comments("#")
                        .spaced()
                        .longQuotes('\\', "\"", "'")
                        .letters("$@%", "")
                        .heredocs()
                        .done();
            case "lua" ->
                new Language.Builder(Words.of("""
                                    and break do else elseif end for function goto if in local not or repeat return then
                                    until while
                                    """))
                        .constants("true false nil")
                        .comment("--[[", "]]")
                        .comments("--")
                        .quotes('\\', "\"", "'")
                        .done();
            case "r" ->
                new Language.Builder(Words.of("if else repeat while function for next break in library require"))
                        .constants("TRUE FALSE NULL NA Inf NaN")
                        .comments("#")
                        .longQuotes('\\', "\"", "'")
                        .letters("", ".")
                        .done();
            case "elixir", "ex", "exs" ->
                new Language.Builder(Words.of("""
                                    after alias and case catch cond def defmodule defp do else end fn for if import in not or
                                    quote raise receive require rescue try unless use when with
                                    """))
                        .constants("true false nil")
                        .comments("#")
                        .longQuotes('\\', "\"\"\"", "\"")
                        .letters("@", "?!")
                        .done();
            case "sql", "postgresql", "postgres", "psql", "mysql", "plsql", "tsql", "sqlite" ->
                new Language.Builder(Words.inAnyCase("""
                                    add all alter and any as asc begin between by case cast check column commit constraint
                                    create cross current_timestamp database declare default delete desc distinct drop else
                                    end except exec execute exists explain for foreign from full function grant group having
                                    if in index inner insert intersect into is join key language left like limit not of
                                    offset on or order outer over partition policy primary procedure references replace
                                    returning returns revoke right role rollback schema select set table then to transaction
                                    trigger truncate union unique update user using values view when where with without
                                    bigint boolean char date decimal double integer int interval json jsonb numeric real
                                    serial smallint text time timestamp uuid varchar
                                    """))
                        .constants("NULL TRUE FALSE null true false")
                        .comments("--")
                        .comment("/*", "*/")
                        .longQuotes(' ', "'", "\"")
                        .done();
            case "dockerfile", "docker", "containerfile" ->
                new Language.Builder(Words.of("""
                                    FROM AS RUN CMD LABEL MAINTAINER EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG
                                    ONBUILD STOPSIGNAL HEALTHCHECK SHELL
                                    """))
                        .comments("#")
                        .spaced()
                        .quotes('\\', "\"", "'")
                        .letters("$", "-./:")
                        .heredocs()
                        .done();
            case "powershell", "ps1", "ps", "pwsh", "psm1" ->
                new Language.Builder(Words.inAnyCase("""
                                    begin break catch class continue data do dynamicparam else elseif end enum exit filter
                                    finally for foreach from function hidden if in param process return static switch throw
                                    trap try until using while
                                    """))
                        .constants("$true $false $null")
                        .comment("<#", "#>")
                        .comments("#")
                        .quote("@\"", "\"@")
                        .quote("@'", "'@")
                        .longQuotes('`', "\"")
                        .longQuotes(' ', "'")
                        .letters("$", "-:")
                        .done();
            case "bat", "batch", "cmd" ->
                new Language.Builder(Words.inAnyCase(
                                "if else for in do goto call exit set setlocal endlocal echo not exist pause shift"))
                        .comments("::", "REM ", "rem ")
                        .quotes(' ', "\"")
                        .letters("%@", "")
                        .done();
            case "rego", "opa" ->
                new Language.Builder(
                                Words.of("package import default not some every in if contains else as with null set"))
                        .constants("true false null")
                        .comments("#")
                        .quotes('\\', "\"")
                        .longQuotes(' ', "`")
                        .done();
            case "nginx", "nginxconf" ->
                new Language.Builder(Words.of("""
                                    http server location upstream events map if include listen server_name root index
                                    proxy_pass proxy_set_header proxy_http_version return rewrite try_files ssl_certificate
                                    ssl_certificate_key ssl_protocols ssl_ciphers add_header access_log error_log
                                    worker_processes worker_connections user limit_req limit_req_zone allow deny gzip
                                    client_max_body_size default_type types set break
                                    """))
                        .constants("on off")
                        .comments("#")
                        .spaced()
                        .quotes('\\', "\"", "'")
                        .letters("$", "-./")
                        .done();
            case "apache", "apacheconf", "htaccess" ->
                new Language.Builder(Words.of(
                                "VirtualHost Directory Location Files IfModule RewriteEngine RewriteRule RewriteCond"))
                        .constants("On Off")
                        .comments("#")
                        .spaced()
                        .quotes('\\', "\"")
                        .done();
            case "graphql", "gql" ->
                new Language.Builder(Words.of("""
                                    query mutation subscription fragment on type interface union enum input scalar schema
                                    directive extend implements
                                    """))
                        .constants("true false null")
                        .comments("#")
                        .longQuotes(' ', "\"\"\"")
                        .quotes('\\', "\"")
                        .letters("$@", "")
                        .done();
            case "cedar" ->
                new Language.Builder(
                                Words.of(
                                        "permit forbid when unless in has like is if then else principal action resource context"))
                        .constants("true false")
                        .comments("//")
                        .quotes('\\', "\"")
                        .done();
            case "cue", "jsonnet", "libsonnet" ->
                new Language.Builder(
                                Words.of(
                                        "package import let if for in local function assert error then else self super string int bool"))
                        .constants("true false null")
                        .comments("//", "#")
                        .comment("/*", "*/")
                        .longQuotes(' ', "\"\"\"")
                        .quotes('\\', "\"", "'")
                        .done();
            case "nix" ->
                new Language.Builder(Words.of("let in with rec inherit if then else assert import or"))
                        .constants("true false null")
                        .comments("#")
                        .comment("/*", "*/")
                        .longQuotes(' ', "''")
                        .longQuotes('\\', "\"")
                        .letters("", "-'")
                        .done();
            case "vim", "viml" ->
                new Language.Builder(Words.of(
                                "set let if else endif function endfunction call autocmd map noremap nnoremap"))
                        .comments("\" ")
                        .spaced()
                        .quotes(' ', "'")
                        .done();
            case "haskell", "hs" ->
                new Language.Builder(
                                Words.of(
                                        "case class data deriving do else if import in instance let module newtype of then type where qualified as"))
                        .comment("{-", "-}")
                        .comments("--")
                        .quotes('\\', "\"")
                        .letters("", "'")
                        .done();
            default -> null;
        };
    }

    private static Language.Builder cLike(String words) {
        return new Language.Builder(Words.of(words)).comments("//").comment("/*", "*/");
    }

    private static Language script(String words) {
        return cLike(words)
                .constants("true false null undefined NaN Infinity")
                .longQuotes('\\', "`")
                .quotes('\\', "\"", "'")
                .letters("$", "")
                .done();
    }

    private static Language json() {
        return new Language.Builder(Words.NONE)
                .constants("true false null")
                .comments("//")
                .comment("/*", "*/")
                .quotes('\\', "\"")
                .keys()
                .done();
    }

    private static Language hcl() {
        return new Language.Builder(Words.of("""
                                resource data variable output provider module terraform locals backend required_providers
                                lifecycle provisioner dynamic content moved import removed check for_each count depends_on
                                for in if else endif endfor job group task
                                """))
                .constants("true false null")
                .comments("#", "//")
                .comment("/*", "*/")
                .quotes('\\', "\"")
                .letters("", "-")
                .heredocs()
                .done();
    }
}
