package io.github.ledis4j.testkit;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Certificates for tests, made when asked for: an authority, and a server and a client that it
 * vouches for, as PEM files that are removed when this JVM ends or by {@link #close()}.
 *
 * <p>Needs {@code io.netty:netty-pkitesting} on the class path. Each call makes an authority of its
 * own, so the certificates of two calls do not trust each other. Immutable.
 */
public final class TestCertificates implements AutoCloseable {
  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  /**
   * Certificates that are valid today.
   *
   * @param names host names and IP addresses of the server, the first also as its subject
   * @return the certificates
   * @throws IllegalArgumentException when there is no name
   */
  public static TestCertificates forServer(String... names) {
    return make(Instant.now().plus(Duration.ofDays(1)), names);
  }

  /**
   * Certificates of which the server's ran out yesterday.
   *
   * @param names host names and IP addresses of the server, the first also as its subject
   * @return the certificates
   * @throws IllegalArgumentException when there is no name
   */
  public static TestCertificates expiredForServer(String... names) {
    return make(Instant.now().minus(Duration.ofDays(1)), names);
  }

  /**
   * {@return the authority's certificate: what a client, or a server that wants to see one, trusts}
   */
  public Path authority() {
    return folder.resolve("authority.pem");
  }

  /** {@return the server's certificate} */
  public Path serverCertificate() {
    return folder.resolve("server.pem");
  }

  /** {@return the server's private key, without a password} */
  public Path serverKey() {
    return folder.resolve("server.key");
  }

  /** {@return the client's certificate} */
  public Path clientCertificate() {
    return folder.resolve("client.pem");
  }

  /** {@return the client's private key, without a password} */
  public Path clientKey() {
    return folder.resolve("client.key");
  }

  /** Removes the files. */
  @Override
  public void close() {
    for (Path file :
        new Path[] {
          authority(), serverCertificate(), serverKey(), clientCertificate(), clientKey(), folder
        }) {
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private static TestCertificates make(Instant serverValidUntil, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("a server certificate needs a name");
    }
    try {
      TestCertificates made =
          new TestCertificates(Files.createTempDirectory("ledis4j-certificates"));
      made.folder.toFile().deleteOnExit(); // in reverse order: the folder last
      X509Bundle authority =
          valid("ledis4j test authority").setIsCertificateAuthority(true).buildSelfSigned();
      X509Bundle server = server(serverValidUntil, names).buildIssuedBy(authority);
      X509Bundle client =
          valid("ledis4j test client").addExtendedKeyUsageClientAuth().buildIssuedBy(authority);
      write(made.authority(), authority.getCertificatePEM());
      write(made.serverCertificate(), server.getCertificatePEM());
      write(made.serverKey(), server.getPrivateKeyPEM());
      write(made.clientCertificate(), client.getCertificatePEM());
      write(made.clientKey(), client.getPrivateKeyPEM());
      return made;
    } catch (Exception failure) { // what the builder declares
      throw new IllegalStateException("cannot make certificates", failure);
    }
  }

  private static CertificateBuilder server(Instant validUntil, String... names) {
    CertificateBuilder builder =
        valid(names[0]).notAfter(validUntil).addExtendedKeyUsageServerAuth();
    for (String name : names) {
      if (name.contains(":") || name.matches("[0-9.]+")) {
        builder.addSanIpAddress(name);
      } else {
        builder.addSanDnsName(name);
      }
    }
    return builder;
  }

  private static CertificateBuilder valid(String commonName) {
    Instant now = Instant.now();
    return new CertificateBuilder()
        .ecp256()
        .subject("CN=" + commonName)
        .notBefore(now.minus(Duration.ofDays(2)))
        .notAfter(now.plus(Duration.ofDays(1)));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    file.toFile().deleteOnExit();
  }
}
