<?php
/**
 * Keeps what was read: each interview for an hour, and for thirty days in case its site does not answer.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/** After how many seconds a file is read again. */
const FRESH = HOUR_IN_SECONDS;
/** After how many seconds a site that did not answer, or a file that was wrong, is asked again. */
const RETRY = 5 * MINUTE_IN_SECONDS;
/** How long a text is kept while its site does not answer. */
const KEEP = 30 * DAY_IN_SECONDS;
/** How many bytes of a page are read to find its interview, and the largest file of an interview. */
const PAGE_SIZE = 256 * KB_IN_BYTES;
const FILE_SIZE = 4 * MB_IN_BYTES;
/** What the names of all transients begin with. */
const PREFIX = 'interview_viewer_';

/**
 * The interview at an address.
 *
 * @param string $url   The address of its page or file, without options.
 * @param bool   $again Whether to read it again now.
 * @return array{file: string, options: array<string, string>, interview: array}|\WP_Error
 */
function interview_at( string $url, bool $again = false ) {
	$key   = PREFIX . md5( $url );
	$entry = get_transient( $key );
	$entry = is_array( $entry ) ? $entry : array(
		'found' => null,
		'error' => null,
		'tried' => 0,
		'next'  => 0,
	);
	// Somebody who presses a button twice does not ask the other site twice.
	$is_due = $again ? $entry['tried'] < time() - 5 : $entry['next'] <= time() || $entry['tried'] < (int) get_option( READ_AGAIN, 0 );
	if ( ! $is_due ) {
		return $entry['found'] && ! ( $again && $entry['error'] ) ? $entry['found'] : as_error( $entry['error'] );
	}
	// Visitors who come meanwhile do not ask, too.
	$entry['tried'] = time();
	$entry['next']  = time() + 2 * TIMEOUT;
	$entry['error'] = $entry['error'] ?? array( 'later', __( 'The interview is being read. Load the page again.', 'interview-viewer' ) );
	set_transient( $key, $entry, KEEP );
	$found = load( $url );
	if ( ! is_wp_error( $found ) ) {
		$read = array(
			'found' => $found,
			'error' => null,
			'tried' => time(),
			'next'  => time() + FRESH,
		);
		if ( set_transient( $key, $read, KEEP ) ) {
			return $found;
		}
		$found = new \WP_Error( 'store', __( 'The database does not take a text of this size.', 'interview-viewer' ) );
	}
	$entry['error'] = array( $found->get_error_code(), $found->get_error_message() );
	$entry['next']  = 'later' === $found->get_error_code() ? 0 : time() + RETRY;
	set_transient( $key, $entry, KEEP );
	return $again || ! $entry['found'] ? $found : $entry['found'];
}

/**
 * An error as it was stored.
 *
 * @param array{0: string, 1: string} $error Its code and message.
 */
function as_error( array $error ): \WP_Error {
	return new \WP_Error( $error[0], $error[1] );
}

/**
 * Downloads an interview: its file, or the page that leads to it.
 *
 * @param string $url The address.
 * @return array|\WP_Error
 */
function load( string $url ) {
	$options = array();
	$file    = $url;
	if ( ! preg_match( '/\.json$/i', (string) wp_parse_url( $url, PHP_URL_PATH ) ) ) {
		$page = download_if_up( $url, PAGE_SIZE, false );
		if ( is_wp_error( $page ) ) {
			return $page;
		}
		$linked = linked_file( $page['body'], $page['url'] );
		if ( ! $linked ) {
			/* translators: %s: an address */
			return new \WP_Error( 'no-interview', sprintf( __( '%s is neither the page nor the file of an interview.', 'interview-viewer' ), $url ) );
		}
		$file    = $linked['file'];
		$options = $linked['options'];
	}
	$answer = download_if_up( $file, FILE_SIZE, true );
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	$interview = read_interview( $answer['body'] );
	if ( is_wp_error( $interview ) ) {
		/* translators: %s: an address */
		return new \WP_Error( 'not-interview', sprintf( __( '%s is not the file of an interview, or has too many parts.', 'interview-viewer' ), $file ) );
	}
	if ( $file !== $url ) {
		$interview['page'] = $url;
	}
	return compact( 'file', 'options', 'interview' );
}

/**
 * Downloads, unless the host has not answered a moment ago: a page with several interviews waits only once.
 *
 * @param string $url   The address.
 * @param int    $most  How many bytes to read.
 * @param bool   $whole Whether a longer file is an error.
 * @return array|\WP_Error
 */
function download_if_up( string $url, int $most, bool $whole ) {
	$key  = PREFIX . 'down_' . md5( wp_parse_url( $url, PHP_URL_HOST ) . ':' . wp_parse_url( $url, PHP_URL_PORT ) );
	$down = get_transient( $key );
	if ( is_array( $down ) && $down[0] >= (int) get_option( READ_AGAIN, 0 ) ) {
		return new \WP_Error( 'network', $down[1] );
	}
	$answer = download( $url, $most, $whole );
	if ( is_wp_error( $answer ) && 'network' === $answer->get_error_code() ) {
		set_transient( $key, array( time(), $answer->get_error_message() ), MINUTE_IN_SECONDS );
	}
	return $answer;
}
