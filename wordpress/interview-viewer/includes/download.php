<?php
/**
 * Downloads pages and files of other sites, within limits of time and size, and never from inside the server's own network.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/** How many seconds one request may take. */
const TIMEOUT = 6;
/** How many seconds all requests for one page of this site may take. The next visit asks for the rest. */
const BUDGET = 10;
/** How many redirects are followed. */
const REDIRECTS = 3;

/**
 * Downloads a page or file. Follows redirects itself, so that each address is checked.
 *
 * @param string $url   The address.
 * @param int    $most  How many bytes to read.
 * @param bool   $whole Whether a longer file is an error.
 * @return array{url: string, body: string}|\WP_Error The last address, and the file.
 */
function download( string $url, int $most, bool $whole ) {
	static $spent = 0.0;
	for ( $step = 0; $step <= REDIRECTS; $step++ ) {
		if ( $spent > BUDGET ) {
			return new \WP_Error( 'later', __( 'This page has waited long enough for other sites. Load it again.', 'interview-viewer' ) );
		}
		$began    = microtime( true );
		$response = request( $url, $most );
		$spent   += microtime( true ) - $began;
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		$next   = wp_remote_retrieve_header( $response, 'location' );
		if ( $status >= 300 && $status < 400 && is_string( $next ) && '' !== $next ) {
			$url = resolve( $next, $url );
			continue;
		}
		if ( 200 !== $status ) {
			/* translators: 1: an address, 2: a status of HTTP, such as 404 */
			return new \WP_Error( 'status', sprintf( __( '%1$s answers with status %2$d.', 'interview-viewer' ), $url, $status ) );
		}
		$body = wp_remote_retrieve_body( $response );
		if ( $whole && strlen( $body ) > $most ) {
			/* translators: 1: an address, 2: a size, such as 4 MB */
			return new \WP_Error( 'large', sprintf( __( '%1$s is larger than %2$s.', 'interview-viewer' ), $url, size_format( $most ) ) );
		}
		return array(
			'url'  => $url,
			'body' => $body,
		);
	}
	/* translators: %s: an address */
	return new \WP_Error( 'redirects', sprintf( __( '%s leads from one address to the next.', 'interview-viewer' ), $url ) );
}

/**
 * Makes one request, unless its host is inside the server's own network.
 *
 * @param string $url  The address.
 * @param int    $most How many bytes to read.
 * @return array|\WP_Error
 */
function request( string $url, int $most ) {
	$address = public_address( $url );
	if ( null === $address ) {
		/* translators: %s: an address */
		return new \WP_Error( 'refused', sprintf( __( '%s cannot be used: it is no address of a public site.', 'interview-viewer' ), $url ) );
	}
	// Asks exactly the machine that was checked, even if the name of the host leads elsewhere a moment later.
	$pin = static function ( &$handle ) use ( $url, $address ) {
		$port = wp_parse_url( $url, PHP_URL_PORT );
		$port = $port ? $port : ( 'https' === wp_parse_url( $url, PHP_URL_SCHEME ) ? 443 : 80 );
		// phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt -- WordPress has no setting for this.
		curl_setopt( $handle, CURLOPT_RESOLVE, array( wp_parse_url( $url, PHP_URL_HOST ) . ':' . $port . ':' . $address ) );
	};
	add_action( 'http_api_curl', $pin );
	$response = wp_safe_remote_get(
		$url,
		array(
			'timeout'             => TIMEOUT,
			'redirection'         => 0,
			'limit_response_size' => $most + 1,
			'headers'             => array( 'Accept' => 'application/json, text/html;q=0.9' ),
		)
	);
	remove_action( 'http_api_curl', $pin );
	if ( is_wp_error( $response ) ) {
		/* translators: 1: an address, 2: the reason, in words of WordPress */
		return new \WP_Error( 'network', sprintf( __( '%1$s does not answer: %2$s', 'interview-viewer' ), $url, $response->get_error_message() ) );
	}
	return $response;
}

/**
 * The IP address of an address's host; null if it is not public. WordPress checks this, too, but does not know all private
 * networks.
 *
 * @param string $url The address.
 */
function public_address( string $url ): ?string {
	$host = wp_parse_url( $url, PHP_URL_HOST );
	if ( ! is_string( $host ) || ! wp_http_validate_url( $url ) ) {
		return null;
	}
	$address = preg_match( '/^[\d.]+$/', $host ) ? $host : gethostbyname( $host );
	if ( ! filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 ) ) {
		return null;
	}
	$is_public = filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 | FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE )
		// Shared by providers (RFC 6598), for tests (RFC 2544), and to many.
		&& ! preg_match( '/^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|22[4-9]|23\d)\./', $address );
	// This site itself, and hosts that the administrator of the server allows.
	$is_own = wp_parse_url( home_url(), PHP_URL_HOST ) === $host;
	// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- A hook of WordPress.
	return $is_public || $is_own || apply_filters( 'http_request_host_is_external', false, $host, $url ) ? $address : null;
}
