package io.github.ledis4j.options;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted, whom they trust, and what they show of themselves. Immutable.
 *
 * <p>The server's certificate and its host name are both checked unless switched off. Files are
 * read at connect, so that renewed ones are used; they are in PEM form.
 */
public sealed interface Tls permits TlsSettings {

  /**
   * Trusts what the JDK trusts.
   *
   * @return the settings
   */
  static Tls systemTrust() {
    return new TlsSettings(null, null, null, null, true, true);
  }

  /**
   * Trusts the given certificates and no others.
   *
   * @param pem a file with one or more certificates
   * @return the settings
   */
  static Tls trusting(Path pem) {
    return new TlsSettings(Objects.requireNonNull(pem, "pem"), null, null, null, true, true);
  }

  /**
   * Says everything at once.
   *
   * @param trusted the certificates that are trusted, or null for those the JDK trusts
   * @param certificate the client's own certificate chain, or null
   * @param key the key that belongs to it, in PKCS#8 form, or null
   * @param expected the name that the server's certificate must hold, or null for the endpoint's
   *     host
   * @param certificateChecked whether the certificate must be trusted
   * @param hostNameChecked whether the certificate must hold the expected name
   * @return the settings
   * @throws IllegalArgumentException if only one of certificate and key is given, or the expected
   *     name is blank
   */
  static Tls of(
      @Nullable Path trusted,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable String expected,
      boolean certificateChecked,
      boolean hostNameChecked) {
    return new TlsSettings(
        trusted, certificate, key, expected, certificateChecked, hostNameChecked);
  }

  /**
   * Shows a certificate to servers that ask for one.
   *
   * @param certificateChain a file with the client's certificate and those that lead to a root
   * @param privateKey a file with its key, in PKCS#8 form, without a password
   * @return changed settings
   */
  Tls withKey(Path certificateChain, Path privateKey);

  /**
   * Expects another name than the endpoint's host in the server's certificate.
   *
   * @param name the name, also sent to the server as the one that is wanted
   * @return changed settings
   * @throws IllegalArgumentException if it is blank
   */
  Tls expectedName(String name);

  /**
   * Trusts any certificate, and so anyone who can redirect a connection; a warning is logged once.
   * The host name is still checked.
   *
   * @return changed settings
   */
  Tls withoutCertificateCheck();

  /**
   * Accepts a trusted certificate of any name; a warning is logged once. {@link #expectedName} is
   * the safer way.
   *
   * @return changed settings
   */
  Tls withoutHostNameCheck();

  /** {@return the certificates that are trusted, or null for those the JDK trusts} */
  @Nullable Path trusted();

  /** {@return the client's own certificate chain, or null} */
  @Nullable Path certificate();

  /** {@return the key that belongs to it, in PKCS#8 form, or null} */
  @Nullable Path key();

  /** {@return the name that the server's certificate must hold, or null for the endpoint's host} */
  @Nullable String expected();

  /** {@return whether the certificate must be trusted} */
  boolean certificateChecked();

  /** {@return whether the certificate must hold the expected name} */
  boolean hostNameChecked();
}
