package io.github.ledis4j;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted, whom they trust, and what they show of themselves. Immutable.
 *
 * <p>The server's certificate and its host name are both checked unless switched off. Files are
 * read at connect, so that renewed ones are used; they are in PEM form.
 *
 * @param trusted the certificates that are trusted, or null for those the JDK trusts
 * @param certificate the client's own certificate chain, or null
 * @param key the key that belongs to it, in PKCS#8 form, or null
 * @param expected the name that the server's certificate must hold, or null for the endpoint's host
 * @param certificateChecked whether the certificate must be trusted
 * @param hostNameChecked whether the certificate must hold the expected name
 */
public record Tls(
    @Nullable Path trusted,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable String expected,
    boolean certificateChecked,
    boolean hostNameChecked) {
  /**
   * Checks that certificate and key come together.
   *
   * @param trusted the certificates that are trusted, or null for those the JDK trusts
   * @param certificate the client's own certificate chain, or null
   * @param key the key that belongs to it, in PKCS#8 form, or null
   * @param expected the name that the server's certificate must hold, or null for the endpoint's
   *     host
   * @param certificateChecked whether the certificate must be trusted
   * @param hostNameChecked whether the certificate must hold the expected name
   * @throws IllegalArgumentException if only one of them is given, or the expected name is blank
   */
  public Tls {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("a certificate and its key are given together");
    }
    if (expected != null && expected.isBlank()) {
      throw new IllegalArgumentException("the expected name is empty");
    }
  }

  /**
   * Trusts what the JDK trusts.
   *
   * @return the settings
   */
  public static Tls systemTrust() {
    return new Tls(null, null, null, null, true, true);
  }

  /**
   * Trusts the given certificates and no others.
   *
   * @param pem a file with one or more certificates
   * @return the settings
   */
  public static Tls trusting(Path pem) {
    return new Tls(Objects.requireNonNull(pem, "pem"), null, null, null, true, true);
  }

  /**
   * Shows a certificate to servers that ask for one.
   *
   * @param certificateChain a file with the client's certificate and those that lead to a root
   * @param privateKey a file with its key, in PKCS#8 form, without a password
   * @return changed settings
   */
  public Tls withKey(Path certificateChain, Path privateKey) {
    Objects.requireNonNull(certificateChain, "certificateChain");
    Objects.requireNonNull(privateKey, "privateKey");
    return new Tls(
        trusted, certificateChain, privateKey, expected, certificateChecked, hostNameChecked);
  }

  /**
   * Expects another name than the endpoint's host in the server's certificate.
   *
   * @param name the name, also sent to the server as the one that is wanted
   * @return changed settings
   * @throws IllegalArgumentException if it is blank
   */
  public Tls expectedName(String name) {
    Objects.requireNonNull(name, "name");
    return new Tls(trusted, certificate, key, name, certificateChecked, hostNameChecked);
  }

  /**
   * Trusts any certificate, and so anyone who can redirect a connection; a warning is logged once.
   * The host name is still checked.
   *
   * @return changed settings
   */
  public Tls withoutCertificateCheck() {
    return new Tls(trusted, certificate, key, expected, false, hostNameChecked);
  }

  /**
   * Accepts a trusted certificate of any name; a warning is logged once. {@link #expectedName} is
   * the safer way.
   *
   * @return changed settings
   */
  public Tls withoutHostNameCheck() {
    return new Tls(trusted, certificate, key, expected, certificateChecked, false);
  }
}
