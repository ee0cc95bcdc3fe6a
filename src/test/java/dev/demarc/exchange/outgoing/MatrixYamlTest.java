package dev.demarc.exchange.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.exchange.RandomMatrix;
import dev.demarc.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A matrix written as a file is the same matrix when it is read, and looks as if a person had written it. */
class MatrixYamlTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 300);
    }

    private static void isSame(Matrix expected, String file, String text) {
        var read = Given.read(file, text);
        assertEquals(List.of(), read.findings(), text);
        assertEquals(expected, read.value().matrix(), text);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyMatrixComesBack(int seed) {
        Matrix matrix = RandomMatrix.of(seed);
        isSame(matrix, "m.matrix.yml", MatrixYaml.of(matrix));
        isSame(matrix, "m.matrix.json", MatrixJson.of(matrix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-security", "azure-old", "azure-2026", "google-cloud", "rosa", "ai-services"})
    void publishedModelsComeBack(String name) {
        Matrix matrix = Given.published(name);
        isSame(matrix, "m.matrix.yml", MatrixYaml.of(matrix));
        isSame(matrix, "m.matrix.json", MatrixJson.of(matrix));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void commentsDontMeanAnything(int seed) {
        Matrix matrix = RandomMatrix.of(seed);
        var comments = new java.util.TreeMap<String, List<String>>();
        comments.put("top", List.of("From a table.\nTwo lines, # and “signs”.", ""));
        matrix.parties().forEach(each -> comments.put("parties." + each.id(), List.of(each.name(), "!")));
        matrix.categories().forEach(each -> comments.put("categories." + each.id(), List.of(each.name())));
        matrix.concerns().forEach(each -> comments.put("concerns." + each.id(), List.of(each.name())));
        matrix.cells().keySet().forEach(cell -> comments.put("cells." + cell, List.of("a: b", "\u0007tab\there")));
        isSame(matrix, "m.matrix.yml", MatrixYaml.of(matrix, comments));
    }

    @Test
    void itReadsAsAPersonWouldHaveWrittenIt() {
        String text = """
                matrix: aws-security
                title: AWS shared responsibility
                description: Who secures what when a workload runs on AWS.
                source: {title: AWS Shared Responsibility Model, url: https://aws.example, retrieved: 2026-11-01}
                owner: platform-security
                review-by: 2027-06-30
                omits: {on-premises: Nothing runs there.}

                parties:
                  provider: {name: AWS, band: Security of the cloud}
                  customer: {name: Customer, band: Security in the cloud}
                  data-team: {name: Data team, part-of: customer}
                  "no": {name: Norway, also: [Kongeriket Norge]}

                categories:
                  infrastructure: {name: Infrastructure services, examples: [Amazon EC2, Amazon EBS]}
                  container:
                    name: Container services
                    description: >-
                      AWS runs the machine and the platform; the customer configures and uses it. Nothing to do with
                      Docker.
                    examples: [Amazon RDS]
                  abstracted: {name: Abstracted services}
                  edge: {name: Edge}

                concerns:
                  customer-data: {name: Customer data, who: customer}
                  encryption-at-rest:
                    name: Encryption at rest
                    group: Data
                    renamed-from: [server-side-encryption]
                    level: required
                    evidence: [./evidence/s3-default-encryption.md]
                    controls: {nist-800-53: [SC-28]}
                    who:
                      infrastructure: {customer: Encrypts its volumes and files.}
                      container: customer
                      abstracted:
                        shared:
                          provider: Encrypts objects by default.
                          customer: "Chooses the key: and who may use it."
                      edge: {shared: {provider: ~, customer: ~}}
                  backups:
                    name: Backups
                    who:
                      container: {undetermined: Contract open., owner: grc, until: 2027-01-31}
                      otherwise: {customer: "Plans, makes and tests them."}
                  runtime:
                    name: Runtime
                    who:
                      infrastructure: n/a
                      container: {varies: The size of the cluster., default: {customer: Patches it.}}
                      abstracted: {outsourced: {to: data-team, by: customer, text: At night.}}
                      edge:
                        provider: ~
                        customer: Claims it.
                  nobody: {name: Nobody told}
                """;
        assertEquals(text, MatrixYaml.of(Given.matrix(text)));
    }

    @Test
    void commentsStandAboveWhatTheyAreAbout() {
        String text = """
                matrix: m
                title: M
                parties: {a: ~, b: ~}
                categories: {one: ~, two: ~}
                concerns: {keys: {who: a}, doors: {who: b}}
                """;
        String commented = MatrixYaml.of(
                Given.matrix(text),
                Map.of(
                        "top", List.of("Imported from keys.md."),
                        "parties.b", List.of("Guessed."),
                        "concerns.doors", List.of("Line 7."),
                        "cells.keys.two", List.of("“us”", "twice ".repeat(20).strip())));
        assertEquals("""
                # Imported from keys.md.
                matrix: m
                title: M

                parties:
                  a: {name: A}
                  # Guessed.
                  b: {name: B}

                categories:
                  one: {name: One}
                  two: {name: Two}

                concerns:
                  keys:
                    name: Keys
                    who:
                      one: a
                      # “us”
                      # twice twice twice twice twice twice twice twice twice twice twice twice twice twice twice
                      # twice twice twice twice twice
                      two: a
                  # Line 7.
                  doors: {name: Doors, who: b}
                """, commented);
    }

    @Test
    void noLineIsLongerThanAReaderTakes() {
        String words = "word ".repeat(100_000).strip();
        String text = "title: " + "T\nparties: {a: ~}\ncategories: {one: ~}\nconcerns: {keys: {name: Keys, who: a}}\n";
        Matrix matrix = Given.matrix(text);
        Matrix wordy = new Matrix(
                matrix.id(),
                new Matrix.Heading("T", words),
                matrix.origin(),
                matrix.parties(),
                matrix.categories(),
                matrix.concerns(),
                matrix.cells());
        isSame(wordy, "m.matrix.yml", MatrixYaml.of(wordy));
        assertTrue(MatrixYaml.of(wordy).lines().allMatch(line -> line.length() <= 100));
    }
}
