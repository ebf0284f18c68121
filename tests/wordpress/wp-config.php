<?php
// The settings of the WordPress of a run.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '127.0.0.1:DATABASE_PORT' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $key ) {
	define( "{$key}_KEY", "a key for $key" );
	define( "{$key}_SALT", "some salt for $key" );
}
define( 'WP_HOME', 'http://localhost:WORDPRESS_PORT' );
define( 'WP_SITEURL', 'http://localhost:WORDPRESS_PORT' );
// Errors of the plug-in fail the run.
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
define( 'WP_CACHE', is_file( ABSPATH . 'wp-content/advanced-cache.php' ) );
$table_prefix = 'wp_';
( new mysqli( '127.0.0.1', 'root', '', '', DATABASE_PORT ) )->query( 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' );
require_once ABSPATH . 'wp-settings.php';
