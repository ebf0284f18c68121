<?php
/**
 * Reads addresses: of a page of an interview or of a question, with the place and the filters that a reader copied with
 * it; or of the file of an interview.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/** The parameters of a page's address that an option of the block takes. */
const PARAMETERS = array(
	'theme'   => 'themes',
	'speaker' => 'speakers',
	'lang'    => 'lang',
	'q'       => 'q',
	'match'   => 'match',
	'turn'    => 'passage',
	'view'    => 'view',
);

/**
 * Splits an address into the one to ask for and the options in it. Null if it is no address of a server.
 *
 * @param string $address As the editor has pasted it.
 * @return array{url: string, options: array<string, string|string[]>}|null
 */
function parse_address( string $address ): ?array {
	// In texts of users who may not post HTML, WordPress writes & as an entity.
	$address = trim( str_replace( array( '&amp;', '&#038;' ), '&', $address ) );
	$address = preg_replace_callback( '/[^\x00-\x7F]+/', static fn( $letters ) => rawurlencode( $letters[0] ), $address );
	$parts   = strlen( $address ) <= 2000 ? wp_parse_url( $address ) : false;
	$scheme  = strtolower( $parts['scheme'] ?? '' );
	if ( ! is_array( $parts ) || ! in_array( $scheme, array( 'http', 'https' ), true ) || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) || preg_match( '/[\s<>"\\\\^`{|}]/', $address ) ) {
		return null;
	}
	$root = $scheme . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	$url  = $root . ( $parts['path'] ?? '/' );

	list( $options, $other ) = query_options( $parts['query'] ?? '' );
	// The rest of a fragment may belong to the browser, and one that begins with a slash to a script of the page.
	$place = explode( ':~:', $parts['fragment'] ?? '' )[0];
	if ( preg_match( '~^[^/!?]~', $place ) ) {
		$options['passage'] = $place;
	}
	// The addresses of a site before its interviews had pages of their own.
	if ( isset( $other['i'] ) ) {
		return array(
			'url'     => resolve( 'interviews/' . rawurlencode( $other['i'] ) . '.json', $url ),
			'options' => $options,
		);
	}
	if ( isset( $other['src'] ) ) {
		$inner = parse_address( resolve( $other['src'], $url ) );
		return $inner ? array(
			'url'     => $inner['url'],
			'options' => $options + $inner['options'],
		) : null;
	}
	$query = http_build_query( $other, '', '&', PHP_QUERY_RFC3986 );
	return array(
		'url'     => $url . ( '' === $query ? '' : '?' . $query ),
		'options' => $options,
	);
}

/**
 * The options in a query, and its other parameters. PHP's own function knows no parameter that is there twice.
 *
 * @param string $query Without its question mark.
 * @return array{0: array<string, string|string[]>, 1: array<string, string>}
 */
function query_options( string $query ): array {
	$options = array();
	$other   = array();
	foreach ( array_filter( explode( '&', $query ), 'strlen' ) as $pair ) {
		list( $name, $value ) = array_map( 'urldecode', explode( '=', $pair, 2 ) + array( 1 => '' ) );
		$option               = PARAMETERS[ $name ] ?? null;
		if ( null === $option ) {
			$other[ $name ] = $value;
		} elseif ( in_array( $option, array( 'themes', 'speakers' ), true ) ) {
			$options[ $option ][] = $value;
		} else {
			$options[ $option ] = $value;
		}
	}
	return array( $options, $other );
}

/**
 * Finds the file of the interview in a page of a built site: in the link of its head that leads to it. Its fragment is the
 * question, if the page shows only one. Null if there is none.
 *
 * @param string $html The page, at least its head.
 * @param string $url  Its address.
 * @return array{file: string, options: array<string, string>}|null
 */
function linked_file( string $html, string $url ): ?array {
	if ( ! preg_match_all( '/<link\b[^>]*>/i', $html, $links ) ) {
		return null;
	}
	foreach ( $links[0] as $link ) {
		$is_file = preg_match( '/\srel="alternate"/i', $link ) && preg_match( '~\stype="application/json"~i', $link );
		if ( ! $is_file || ! preg_match( '/\shref="([^"]*)"/i', $link, $href ) ) {
			continue;
		}
		$parsed = parse_address( resolve( html_entity_decode( $href[1], ENT_QUOTES, 'UTF-8' ), $url ) );
		if ( ! $parsed ) {
			return null;
		}
		$options = $parsed['options'];
		if ( preg_match( '/<html\b[^>]*\slang="([A-Za-z0-9-]+)"/i', $html, $lang ) ) {
			$options['lang'] = $lang[1];
		}
		return array(
			'file'    => $parsed['url'],
			'options' => $options,
		);
	}
	return null;
}

/**
 * Resolves an address that is relative to another. WP_Http::make_absolute_url() loses folders if an address goes up three or
 * more.
 *
 * @param string $relative The address.
 * @param string $base     A complete one.
 */
function resolve( string $relative, string $base ): string {
	if ( preg_match( '~^[a-z][a-z0-9+.-]*:~i', $relative ) ) {
		return $relative;
	}
	preg_match( '~^([a-z]+:)//[^/?#]*~i', $base, $root );
	if ( ! $root ) {
		return $relative;
	}
	if ( 0 === strpos( $relative, '//' ) ) {
		return $root[1] . $relative;
	}
	preg_match( '~^([^?#]*)(.*)$~s', $relative, $parts );
	$path = explode( '?', explode( '#', substr( $base, strlen( $root[0] ) ) )[0] )[0];
	if ( '' === $parts[1] ) {
		return $root[0] . $path . $parts[2];
	}
	$path   = '/' === $parts[1][0] ? $parts[1] : preg_replace( '~[^/]*$~', '', '' === $path ? '/' : $path ) . $parts[1];
	$folder = array();
	$names  = explode( '/', ltrim( $path, '/' ) );
	foreach ( $names as $n => $name ) {
		if ( '..' === $name ) {
			array_pop( $folder );
		} elseif ( '.' !== $name ) {
			$folder[] = $name;
		}
		if ( count( $names ) - 1 === $n && in_array( $name, array( '.', '..' ), true ) ) {
			$folder[] = '';
		}
	}
	return $root[0] . '/' . implode( '/', $folder ) . $parts[2];
}
