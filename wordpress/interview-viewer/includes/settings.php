<?php
/**
 * The settings: the address of the organisation's site of interviews, and where the viewer's files come from.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

const OPTION = 'interview_viewer';
/** When somebody last asked to read all interviews again. */
const READ_AGAIN = 'interview_viewer_read_again';

/**
 * The settings, complete.
 *
 * @return array{site: string, viewer: string}
 */
function settings(): array {
	$stored = get_option( OPTION, array() );
	return array(
		'site'   => is_string( $stored['site'] ?? null ) ? $stored['site'] : '',
		'viewer' => 'site' === ( $stored['viewer'] ?? '' ) ? 'site' : 'plugin',
	);
}

/**
 * Whether the plugin has the viewer's files. The archive has them; a copy of the source has not.
 */
function has_viewer(): bool {
	return is_readable( plugin_dir_path( FILE ) . 'viewer/interview-viewer.js' );
}

/**
 * The folder of the viewer's files: the plugin's own, or that of the site. An editor never chooses it, because its script
 * runs on this site.
 */
function viewer_address(): string {
	$settings = settings();
	if ( '' !== $settings['site'] && ( 'site' === $settings['viewer'] || ! has_viewer() ) ) {
		return $settings['site'] . 'viewer/1/';
	}
	return plugins_url( 'viewer/', FILE );
}
