package io.github.ledis4j.options;

import java.nio.file.Path;
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
    return systemTrust().trust(pem);
  }

  /**
   * Trusts the given certificates instead, and no others.
   *
   * @param pem a file with one or more certificates
   * @return changed settings
   */
  Tls trust(Path pem);

  /**
   * Shows a certificate to servers that ask for one.
   *
   * @param certificateChain a file with the client's certificate and those that lead to a root
   * @param privateKey a file with its key, in PKCS#8 form, without a password
   * @return changed settings
   */
  Tls certificate(Path certificateChain, Path privateKey);

  /**
   * Expects another name than the endpoint's host in the server's certificate.
   *
   * @param name the name, also sent to the server as the one that is wanted
   * @return changed settings
   * @throws IllegalArgumentException if it is blank
   */
  Tls expectedName(String name);

  /**
   * Sets whether the server's certificate must be trusted; it must by default. Without this check
   * anyone who can redirect a connection is trusted; a warning is logged once. The host name is
   * still checked.
   *
   * @param check whether it must be trusted
   * @return changed settings
   */
  Tls checkCertificate(boolean check);

  /**
   * Sets whether the server's certificate must hold the expected name; it must by default. Without
   * this check a trusted certificate of any name is accepted; a warning is logged once. {@link
   * #expectedName(String)} is the safer way.
   *
   * @param check whether it must hold the name
   * @return changed settings
   */
  Tls checkHostName(boolean check);

  /** {@return the certificates that are trusted, or null for those the JDK trusts} */
  @Nullable Path trust();

  /** {@return the client's own certificate chain, or null} */
  @Nullable Path certificate();

  /** {@return the key that belongs to it, in PKCS#8 form, or null} */
  @Nullable Path key();

  /** {@return the name that the server's certificate must hold, or null for the endpoint's host} */
  @Nullable String expectedName();

  /** {@return whether the certificate must be trusted} */
  boolean checkCertificate();

  /** {@return whether the certificate must hold the expected name} */
  boolean checkHostName();
}
